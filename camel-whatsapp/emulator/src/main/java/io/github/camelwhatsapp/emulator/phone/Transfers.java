package io.github.camelwhatsapp.emulator.phone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * Brings media to the host and fetches them, over TLS, a few at a time (classic.md section 8.3). It goes to loopback only, whatever
 * address a message holds. Safe for use by several threads.
 */
final class Transfers implements AutoCloseable {
    private static final String ORIGIN = "https://web.whatsapp.com";
    private static final int THREADS = 4;
    private static final int WAITING = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final ExecutorService threads;
    private final HttpClient client;
    private final JsonMapper json = new JsonMapper();

    /**
     * Transfers with one host.
     *
     * @param trust what trusts the host's certificate
     */
    Transfers(SSLContext trust) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING),
                new DefaultThreadFactory("phone-media", true));
        pool.allowCoreThreadTimeOut(true);
        threads = pool;
        client = HttpClient.newBuilder()
                .sslContext(trust)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /**
     * Brings a file.
     *
     * @param address where the server wants it
     * @return where it can be fetched; exceptionally a {@link PhoneMediaException}
     */
    CompletableFuture<String> bring(String address, UploadBody body) {
        return CompletableFuture.supplyAsync(
                () -> {
                    HttpRequest request = request(address)
                            .header("Content-Type", UploadBody.CONTENT_TYPE)
                            .POST(body.publisher())
                            .build();
                    try (InputStream answer = send(request)) {
                        return addressIn(json.readTree(answer.readNBytes(64 * 1024)));
                    } catch (IOException e) {
                        throw new PhoneMediaException("The media host's answer is no JSON: " + e.getMessage(), e);
                    }
                },
                threads);
    }

    /**
     * Fetches a medium into the gallery and compares its hash.
     *
     * @return its file; exceptionally a {@link PhoneMediaException}
     */
    CompletableFuture<Path> fetch(PhoneMedium medium, Gallery gallery) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (InputStream in = send(request(medium.url()).GET().build())) {
                        Gallery.Kept kept = gallery.add(in);
                        return gallery.file(medium.hash())
                                .orElseThrow(() -> new PhoneMediaException("The medium has the hash " + kept.hash()
                                        + ", and " + Shortened.quote(medium.hash()) + " was announced"));
                    } catch (IOException | IllegalArgumentException e) {
                        throw new PhoneMediaException("The medium could not be fetched: " + e.getMessage(), e);
                    }
                },
                threads);
    }

    /** What does the work. */
    Executor threads() {
        return threads;
    }

    /**
     * Brings bytes as linked devices do; blocks.
     *
     * @throws PhoneMediaException if the host does not take them
     */
    JsonNode post(String address, byte[] bytes) {
        HttpRequest request = request(address)
                .header("Origin", ORIGIN)
                .header("Referer", ORIGIN + "/")
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        try (InputStream answer = send(request)) {
            return json.readTree(answer.readNBytes(64 * 1024));
        } catch (IOException e) {
            throw new PhoneMediaException("The media host's answer is no JSON: " + e.getMessage(), e);
        }
    }

    /**
     * Fetches bytes as linked devices do, at most so many; blocks.
     *
     * @throws PhoneMediaException if the host does not give them
     */
    byte[] get(String address, long most) {
        HttpRequest request = request(address)
                .header("Origin", ORIGIN)
                .header("Referer", ORIGIN + "/")
                .GET()
                .build();
        try (InputStream answer = send(request)) {
            return answer.readNBytes((int) Math.min(most, Integer.MAX_VALUE));
        } catch (IOException e) {
            throw new PhoneMediaException("The medium could not be fetched: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private InputStream send(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() == 200) {
                return response.body();
            }
            response.body().close();
            throw new PhoneMediaException("The media host answers with the status " + response.statusCode());
        } catch (IOException e) {
            throw new PhoneMediaException("The media host does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PhoneMediaException("The phones are being closed", e);
        }
    }

    private static HttpRequest.Builder request(String address) {
        try {
            URI uri = URI.create(address);
            if ("https".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost()))) {
                return HttpRequest.newBuilder(uri).timeout(PATIENCE);
            }
        } catch (IllegalArgumentException e) {
            throw new PhoneMediaException("The address of the medium is none: " + Shortened.quote(address), e);
        }
        throw new PhoneMediaException(
                "A played phone fetches over https from loopback only, not " + Shortened.quote(address));
    }

    private static String addressIn(JsonNode answer) {
        String url = answer == null ? "" : answer.path("url").asText("");
        if (url.isEmpty()) {
            throw new PhoneMediaException("The media host's answer holds no url");
        }
        return url;
    }
}
