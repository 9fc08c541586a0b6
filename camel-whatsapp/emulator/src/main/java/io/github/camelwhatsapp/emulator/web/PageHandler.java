package io.github.camelwhatsapp.emulator.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every request: checks where it comes from, hands it to the files or the API, and turns what goes wrong into an answer. */
final class PageHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PageHandler.class);

    private final PhoneApi api;

    PageHandler(PhoneApi api) {
        this.api = api;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            serve(exchange);
        } catch (Refusal e) {
            Answer.json(exchange, e.status(), PhoneJson.error(e.getMessage()));
        } catch (IllegalArgumentException e) {
            Answer.json(exchange, 400, PhoneJson.error(e.getMessage()));
        } catch (IllegalStateException | RejectedExecutionException e) {
            Answer.json(exchange, 503, PhoneJson.error(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("The phone page could not answer a request", e);
            Answer.json(exchange, 500, PhoneJson.error("The phone page failed at this; its log says why"));
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        OriginGuard.checkHost(exchange.getRequestHeaders());
        String path = exchange.getRequestURI().getRawPath();
        if (path.startsWith("/api/")) {
            OriginGuard.checkOrigin(exchange.getRequestHeaders());
            api.serve(new ApiRequest(exchange));
            return;
        }
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            throw new Refusal(405, "The page takes GET; what changes something stands below /api/phones");
        }
        Optional<PageFiles.PageFile> file = PageFiles.at(path);
        if (file.isEmpty()) {
            throw Refusal.notFound("There is nothing at this address; the page is at /");
        }
        Answer.bytes(exchange, 200, file.get().type(), file.get().bytes());
    }
}
