package io.github.camelwhatsapp.emulator.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A stream of server-sent events (WHATWG HTML, section 9.2). What happens is handed over by whoever it happens to, and made into text by
 * the thread of the stream. A browser that is too slow to follow is cut off.
 *
 * @param <T> what happens
 */
final class EventStream<T> {
    private static final int BACKLOG = 2_000;
    private static final int HEARTBEAT_SECONDS = 15;
    private static final String HEARTBEAT = ":\n\n";

    /** An empty entry ends the stream. */
    private final BlockingQueue<Optional<T>> backlog = new LinkedBlockingQueue<>(BACKLOG);

    private final Function<T, String> text;

    /** @param text what is sent for it, made by {@link #event}; empty for nothing */
    EventStream(Function<T, String> text) {
        this.text = text;
    }

    /** An event as it is sent. */
    static String event(String name, JsonNode data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }

    /**
     * Streams until the browser goes away, is too slow, or the thread is interrupted.
     *
     * @param source begins to hand over what happens, and gives what ends that
     * @param first what is sent at first, after that has begun
     */
    void run(HttpExchange exchange, Function<Consumer<T>, Ending> source, First first) throws IOException {
        Answer.headers(exchange, "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        Ending subscription = source.apply(this::offer);
        try (subscription;
                OutputStream out = exchange.getResponseBody()) {
            write(out, "retry: 1000\n" + first.text());
            follow(out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(OutputStream out) throws IOException, InterruptedException {
        while (true) {
            Optional<T> next = backlog.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                write(out, HEARTBEAT);
            } else if (next.isPresent()) {
                write(out, text.apply(next.get()));
            } else {
                return;
            }
        }
    }

    /** Only hands it over: whoever it happens to must not wait. */
    private void offer(T happened) {
        if (!backlog.offer(Optional.of(happened))) {
            backlog.clear();
            backlog.add(Optional.empty());
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        if (!text.isEmpty()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    /** Ends what a source hands over. */
    interface Ending extends AutoCloseable {
        @Override
        void close();
    }

    /** Makes what is sent at first. */
    interface First {
        String text();
    }
}
