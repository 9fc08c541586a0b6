package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.error.MediaException.Reason;
import io.github.camelwhatsapp.spi.ProxySettings;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import io.github.camelwhatsapp.time.TimeSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Transfers over HTTP/1.1 in constant memory. A transfer that moves no byte for a while is given up. Blocks its caller, which must be
 * one of the {@link MediaThreads}. Safe for use by several threads.
 */
public final class MediaHttp {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int LONGEST_REPLY = 64 * 1024;

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
        HttpRequest request = HttpRequest.newBuilder(address(url))
                .header("User-Agent", userAgent)
                .GET()
                .build();
        Watch watch = new Watch();
        try {
            HttpResponse<InputStream> response = send(request, HttpResponse.BodyHandlers.ofInputStream(), watch);
            watch.body = response.body();
            try (InputStream body = response.body()) {
                checkStatus(response.statusCode());
                long announced =
                        response.headers().firstValueAsLong("Content-Length").orElse(-1);
                if (announced > largest) {
                    throw tooLarge(announced, largest);
                }
                long length = copy(body, largest, sink, watch);
                if (announced >= 0 && length < announced) {
                    throw failed("the answer ended after " + length + " of " + announced + " bytes", null);
                }
                return length;
            }
        } catch (IOException e) {
            throw failed(watch.stalled.get() ? "nothing came for " + stalledAfter : String.valueOf(e.getMessage()), e);
        } finally {
            watch.stop();
        }
    }

    /**
     * Sends a file between two texts and reads the answer.
     *
     * @return the body of the answer, at most 64 KiB of it
     * @throws MediaException if the server refuses it or the transfer failed
     */
    public String post(String url, String contentType, byte[] before, Path file, byte[] after) {
        Watch watch = new Watch();
        try {
            HttpRequest request = HttpRequest.newBuilder(address(url))
                    .header("User-Agent", userAgent)
                    .header("Content-Type", contentType)
                    .POST(body(before, file, after, watch))
                    .build();
            HttpResponse<InputStream> response = send(request, HttpResponse.BodyHandlers.ofInputStream(), watch);
            watch.body = response.body();
            try (InputStream body = response.body()) {
                checkStatus(response.statusCode());
                return new String(body.readNBytes(LONGEST_REPLY), java.nio.charset.StandardCharsets.UTF_8);
            }
        } catch (IOException | UncheckedIOException e) {
            throw failed(watch.stalled.get() ? "nothing moved for " + stalledAfter : String.valueOf(e.getMessage()), e);
        } finally {
            watch.stop();
        }
    }

    private static HttpRequest.BodyPublisher body(byte[] before, Path file, byte[] after, Watch watch)
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

    private static long copy(InputStream from, long largest, Sink sink, Watch watch) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long all = 0;
        for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
            watch.moved(length);
            all += length;
            if (all > largest) {
                throw tooLarge(all, largest);
            }
            sink.take(buffer, length);
        }
        return all;
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler, Watch watch)
            throws IOException {
        CompletableFuture<HttpResponse<T>> answer = client().sendAsync(request, handler);
        watch.begin(answer);
        try {
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("the transfer was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (java.util.concurrent.CancellationException e) {
            throw new IOException("the transfer was given up", e);
        }
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

    private static void checkStatus(int status) {
        if (status == 403 || status == 404 || status == 410) {
            throw new MediaException(
                    Reason.GONE, "The media server answered " + status + ": it has the medium no more");
        }
        if (status / 100 != 2) {
            throw failed("the media server answered " + status, null);
        }
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
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(CONNECT);
            if (!trusted.certificates().isEmpty()) {
                builder.sslContext(trusting(trusted));
            }
            proxy.ifPresent(through -> goThrough(builder, through));
            client = builder.build();
        }
        return client;
    }

    /** Everything goes through the proxy or nothing does, so what this JVM's HTTP cannot do is refused. */
    private static void goThrough(HttpClient.Builder builder, ProxySettings proxy) {
        if (proxy.kind() != ProxySettings.Kind.HTTP) {
            throw new MediaException(
                    Reason.LOCAL,
                    "Media cannot go through a " + proxy.kind() + " proxy; they can through an HTTP proxy");
        }
        builder.proxy(ProxySelector.of(
                new InetSocketAddress(proxy.address().host(), proxy.address().port())));
        proxy.credentials()
                .ifPresent(known -> builder.authenticator(new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication(
                                known.user(), known.password().toCharArray());
                    }
                }));
    }

    private static SSLContext trusting(TrustedCertificates trusted) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < trusted.certificates().size(); i++) {
                store.setCertificateEntry("trusted-" + i, trusted.certificates().get(i));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This JVM cannot trust the given certificates", e);
        }
    }

    /** Looks from time to time whether bytes move, and ends a transfer in which none do. */
    private final class Watch {
        private final AtomicLong moved = new AtomicLong();
        private final AtomicBoolean stalled = new AtomicBoolean();
        private volatile @Nullable InputStream body;
        private volatile @Nullable CompletableFuture<?> answer;
        private TimeSource.@Nullable Timer timer;
        private boolean over;

        void begin(CompletableFuture<?> waiting) {
            answer = waiting;
            look(-1);
        }

        void moved(long bytes) {
            moved.addAndGet(bytes);
        }

        InputStream counted(InputStream in) {
            return new FilterInputStream(in) {
                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    int count = super.read(buffer, offset, length);
                    moved(Math.max(count, 0));
                    return count;
                }
            };
        }

        synchronized void stop() {
            over = true;
            if (timer != null) {
                timer.cancel();
            }
        }

        private synchronized void look(long before) {
            long now = moved.get();
            if (over) {
                return;
            }
            if (now == before) {
                stalled.set(true);
                end();
                return;
            }
            timer = time.schedule(stalledAfter, () -> look(now));
        }

        private void end() {
            CompletableFuture<?> waiting = answer;
            if (waiting != null) {
                waiting.cancel(true);
            }
            InputStream reading = body;
            if (reading != null) {
                try {
                    reading.close();
                } catch (IOException e) {
                    stalled.set(true); // it is at its end either way
                }
            }
        }
    }
}
