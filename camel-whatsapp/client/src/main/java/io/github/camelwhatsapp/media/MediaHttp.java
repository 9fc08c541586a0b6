package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.error.MediaException.Reason;
import io.github.camelwhatsapp.spi.HttpReply;
import io.github.camelwhatsapp.spi.ProxySettings;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import io.github.camelwhatsapp.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Transfers over HTTP/1.1 in constant memory. A transfer that moves no byte for a while is given up. Blocks its caller, which must be
 * one of the {@link MediaThreads}. Safe for use by several threads.
 */
public final class MediaHttp {
    private static final int LONGEST_REPLY = 64 * 1024;
    private static final int REDIRECTS = 5;

    private final TrustedCertificates trusted;
    private final Optional<ProxySettings> proxy;
    private final TimeSource time;
    private final Duration stalledAfter;
    private final String userAgent;
    private @Nullable HttpClient client;

    /**
     * Opens nothing yet.
     *
     * @param trusted whose certificates a host may show
     * @param proxy what to go through
     * @param stalledAfter after how long without a byte a transfer is given up
     * @param userAgent what we say we are
     */
    public MediaHttp(
            TrustedCertificates trusted,
            Optional<ProxySettings> proxy,
            TimeSource time,
            Duration stalledAfter,
            String userAgent) {
        this.trusted = trusted;
        this.proxy = proxy;
        this.time = time;
        this.stalledAfter = stalledAfter;
        this.userAgent = userAgent;
    }

    /** Takes the bytes of an answer. */
    @FunctionalInterface
    public interface Sink {
        /** The next bytes. */
        void take(byte[] buffer, int length) throws IOException;
    }

    /**
     * Fetches what a URL answers with.
     *
     * @param largest how many bytes may come
     * @return how many came
     * @throws MediaException if it is gone, too large, or the transfer failed
     */
    public long get(String url, long largest, Sink sink) {
        AtomicLong length = new AtomicLong();
        HttpReply reply = get(url, Map.of(), 0, largest, (buffer, count) -> {
            length.addAndGet(count);
            sink.take(buffer, count);
        });
        if (reply.status() == 403 || reply.status() == 404 || reply.status() == 410) {
            throw new MediaException(
                    Reason.GONE, "The media server answered " + reply.status() + ": it has the medium no more");
        }
        if (!reply.isSuccess()) {
            throw failed("the media server answered " + reply.status(), null);
        }
        return length.get();
    }

    /**
     * Fetches what a URL answers with, or the rest of it.
     *
     * @param headers what goes with the request
     * @param from how many bytes came in an earlier attempt: they do not come again
     * @param largest how many bytes there may be in all
     * @param sink gets what comes, if the status is one of success
     * @return the status; if it is one of success, all has come
     * @throws MediaException if it is too large or the transfer broke
     */
    HttpReply get(String url, Map<String, String> headers, long from, long largest, Sink sink) {
        URI address = address(url);
        for (int redirects = 0; ; redirects++) {
            HttpReply reply = getOnce(address, headers, from, largest, sink);
            if (!reply.isRedirect() || redirects == REDIRECTS) {
                return reply;
            }
            address = redirected(address, reply.location().orElseThrow());
        }
    }

    private HttpReply getOnce(URI address, Map<String, String> headers, long from, long largest, Sink sink) {
        HttpRequest.Builder request = request(address, headers).GET();
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        TransferWatch watch = new TransferWatch(time, stalledAfter);
        try {
            HttpResponse<InputStream> response = send(request.build(), watch);
            try (InputStream body = response.body()) {
                if (response.statusCode() / 100 == 2) {
                    take(response, body, from, largest, sink, watch);
                }
                return reply(response, "");
            }
        } catch (IOException e) {
            throw failed(watch.reason(e), e);
        } finally {
            watch.stop();
        }
    }

    private static void take(
            HttpResponse<InputStream> response,
            InputStream body,
            long from,
            long largest,
            Sink sink,
            TransferWatch watch)
            throws IOException {
        long announced = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        long begin = response.statusCode() == 206 ? begin(response.headers(), from) : 0;
        if (begin + announced > largest) {
            throw tooLarge(begin + announced, largest);
        }
        body.skipNBytes(from - begin);
        long length = from - begin + copy(body, from, largest, sink, watch);
        if (announced >= 0 && length < announced) {
            throw failed("the answer ended after " + length + " of " + announced + " bytes", null);
        }
    }

    /** Where a part begins: {@code Content-Range: bytes 100-199/200}. One that leaves a gap is as good as none. */
    private static long begin(HttpHeaders headers, long from) throws IOException {
        String range = headers.firstValue("Content-Range").orElse("");
        if (range.matches("bytes [0-9]{1,15}-.*")) {
            long begin = Long.parseLong(range.substring("bytes ".length(), range.indexOf('-')));
            if (begin <= from) {
                return begin;
            }
        }
        throw new IOException("the media server answered with another part than was asked for");
    }

    /**
     * Sends a file between two texts and reads the answer.
     *
     * @return the body of the answer, at most 64 KiB of it
     * @throws MediaException if the server refuses it or the transfer failed
     */
    public String post(String url, String contentType, byte[] before, Path file, byte[] after) {
        HttpReply reply =
                post(address(url), Map.of("Content-Type", contentType), watch -> body(before, file, after, watch));
        if (!reply.isSuccess()) {
            throw failed("the media server answered " + reply.status(), null);
        }
        return reply.body();
    }

    /**
     * Sends a file as it is, or nothing; follows no redirect.
     *
     * @param headers what goes with it
     * @return the answer, whatever its status
     * @throws MediaException if the transfer failed
     */
    HttpReply post(String url, Map<String, String> headers, Optional<Path> file) {
        return post(
                address(url),
                headers,
                watch -> file.isPresent()
                        ? body(new byte[0], file.get(), new byte[0], watch)
                        : HttpRequest.BodyPublishers.noBody());
    }

    private interface Body {
        HttpRequest.BodyPublisher publisher(TransferWatch watch) throws IOException;
    }

    private HttpReply post(URI address, Map<String, String> headers, Body content) {
        TransferWatch watch = new TransferWatch(time, stalledAfter);
        try {
            HttpRequest request =
                    request(address, headers).POST(content.publisher(watch)).build();
            HttpResponse<InputStream> response = send(request, watch);
            try (InputStream body = response.body()) {
                return reply(response, new String(body.readNBytes(LONGEST_REPLY), StandardCharsets.UTF_8));
            }
        } catch (IOException | UncheckedIOException e) {
            throw failed(watch.reason(e), e);
        } finally {
            watch.stop();
        }
    }

    private static HttpRequest.BodyPublisher body(byte[] before, Path file, byte[] after, TransferWatch watch)
            throws IOException {
        long length = before.length + Files.size(file) + after.length;
        List<HttpRequest.BodyPublisher> parts = List.of(
                HttpRequest.BodyPublishers.ofByteArray(before),
                HttpRequest.BodyPublishers.ofInputStream(() -> watch.counted(open(file))),
                HttpRequest.BodyPublishers.ofByteArray(after));
        return HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.concat(parts.toArray(HttpRequest.BodyPublisher[]::new)), length);
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long copy(InputStream from, long had, long largest, Sink sink, TransferWatch watch)
            throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long all = 0;
        for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
            watch.moved(length);
            all += length;
            if (had + all > largest) {
                throw tooLarge(had + all, largest);
            }
            sink.take(buffer, length);
        }
        return all;
    }

    private HttpRequest.Builder request(URI address, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("User-Agent", userAgent);
        headers.forEach(request::header);
        return request;
    }

    private HttpResponse<InputStream> send(HttpRequest request, TransferWatch watch) throws IOException {
        CompletableFuture<HttpResponse<InputStream>> answer =
                client().sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        watch.begin(answer);
        try {
            HttpResponse<InputStream> response = answer.get();
            watch.reads(response.body());
            return response;
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("the transfer was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (CancellationException e) {
            throw new IOException("the transfer was given up", e);
        }
    }

    private static HttpReply reply(HttpResponse<?> response, String body) {
        return new HttpReply(
                response.statusCode(),
                body,
                response.headers().firstValue("Location"),
                response.headers()
                        .firstValue("Retry-After")
                        .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))));
    }

    private static URI address(String url) {
        try {
            URI address = URI.create(url);
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("https") || scheme.equals("http")) && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new MediaException(Reason.GONE, "The medium has no address that can be fetched", e);
        }
        throw new MediaException(Reason.GONE, "The medium has no address that can be fetched");
    }

    /** From a secure address no way leads to one that is not. */
    private static URI redirected(URI from, String location) {
        try {
            URI to = from.resolve(location);
            if ("https".equalsIgnoreCase(to.getScheme()) || from.getScheme().equalsIgnoreCase(to.getScheme())) {
                return address(to.toString());
            }
        } catch (IllegalArgumentException e) {
            throw failed("the media server points to what is no address", e);
        }
        throw failed("the media server points to an address that is not secure", null);
    }

    private static MediaException tooLarge(long bytes, long largest) {
        return new MediaException(
                Reason.TOO_LARGE,
                "The medium has " + bytes + " bytes or more, and " + largest
                        + " are allowed (account option downloadLimit)");
    }

    private static MediaException failed(String why, @Nullable Throwable cause) {
        return new MediaException(Reason.TRANSFER_FAILED, "The transfer of a medium failed: " + why, cause);
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClients.of(trusted, proxy);
        }
        return client;
    }
}
