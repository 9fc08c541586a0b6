package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.SpooledMedia;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.HttpReply;
import io.github.camelwhatsapp.spi.MediaUploads;
import io.github.camelwhatsapp.spi.SealedMedia;
import io.github.camelwhatsapp.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that an account does with the bytes of media: takes them in for sending, gives them to an upload, fetches what came. Nothing is
 * opened or made before it is first used. Safe for use by several threads; stages complete on the threads for media. Closed, it keeps a
 * directory that it was given, and removes a temporary one.
 */
public final class MediaDesk implements MediaUploads, AutoCloseable {
    /** What the client of 2016 says it is. Source: classic.md section 4.1. */
    private static final String PHONE = "WhatsApp/2.16.148 Android/4.3 Device/Xiaomi-HM_1SW";

    /** What a linked browser says it is; hosts do not look at it. The choice is ours. */
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131.0.0.0";

    private final MediaRules rules;
    private final MediaHttp http;
    private final MediaFetcher fetcher;
    private final TimeSource time;
    private final Optional<Path> directory;
    private @Nullable MediaSpool spool;
    private boolean closed;

    /**
     * @param settings the account
     * @param directory where media lie, made when the first one comes; without one they lie in a temporary directory
     * @param hosts the hosts that give out media by their direct path
     */
    public MediaDesk(AccountSettings settings, TimeSource time, Optional<Path> directory, MediaHosts hosts) {
        this.directory = directory;
        this.time = time;
        rules = new MediaRules(settings.media(), settings.generation());
        http = new MediaHttp(
                settings.trusted(),
                settings.proxy(),
                time,
                settings.media().stalledAfter(),
                settings.generation().equals("multidevice") ? BROWSER : PHONE);
        fetcher = new MediaFetcher(
                this::spool, http, hosts, time, settings.media().downloadLimit());
    }

    /**
     * Takes a medium in for sending; one that is in already, or on the server, stays as it is.
     *
     * @return the same content with spooled media; fails with an {@link IllegalArgumentException} that says what is wrong with it, or a
     *     {@link io.github.camelwhatsapp.error.MediaException}
     */
    public CompletableFuture<MediaContent> take(MediaContent content) {
        return MediaThreads.run(() -> new MediaIntake(spool(), rules, http).take(content));
    }

    /** Fetches a medium that came; fails with a {@link io.github.camelwhatsapp.error.MediaException}. Whoever gets it closes it. */
    public CompletableFuture<FetchedMedia> fetch(MediaContent content) {
        return fetcher.fetch(content);
    }

    @Override
    public CompletableFuture<String> post(
            SpooledMedia media, String url, String contentType, byte[] before, byte[] after) {
        return MediaThreads.run(() -> http.post(url, contentType, before, spool().fileOf(media), after));
    }

    @Override
    public CompletionStage<byte[]> fetch(String url, int largest) {
        return MediaThreads.run(() -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            http.get(url, largest, (buffer, length) -> bytes.write(buffer, 0, length));
            return bytes.toByteArray();
        });
    }

    @Override
    public <T> CompletionStage<T> withSealed(MediaContent content, Function<SealedMedia, CompletionStage<T>> use) {
        return MediaThreads.run(() -> new MediaSealing(spool(), time).seal(content))
                .thenCompose(copy -> use.apply(copy).whenComplete((done, problem) -> spool().delete(copy.media())));
    }

    @Override
    public CompletableFuture<HttpReply> post(String url, Map<String, String> headers, Optional<SpooledMedia> body) {
        return MediaThreads.run(() -> http.post(url, headers, body.map(spool()::fileOf)));
    }

    /** Removes the bytes of a medium that is on the server, or will never be. */
    public void forget(MediaContent content) {
        if (content.media() instanceof SpooledMedia media) {
            spool().delete(media);
        }
    }

    /** Removes all bytes that were taken in but these: names of {@link SpooledMedia#file()}. */
    public void keepOnly(Set<String> names) {
        if (directory.filter(Files::isDirectory).isPresent()) {
            spool().keepOnly(names);
        }
    }

    /** A temporary directory goes: what waited to be sent at once, what was fetched when whoever has it closes it. */
    @Override
    public synchronized void close() {
        closed = true;
        if (spool != null && directory.isEmpty()) {
            spool.abandon();
        }
    }

    private synchronized MediaSpool spool() {
        if (spool == null) {
            if (closed) {
                throw new MediaException(MediaException.Reason.LOCAL, "The client is closed");
            }
            spool = new MediaSpool(directory.orElseGet(MediaDesk::temporary));
        }
        return spool;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("whatsapp-media");
        } catch (IOException e) {
            throw new MediaException(MediaException.Reason.LOCAL, "No temporary directory for media can be made", e);
        }
    }
}
