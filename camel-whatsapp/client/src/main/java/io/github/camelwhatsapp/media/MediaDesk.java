package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.MediaKey;
import io.github.camelwhatsapp.model.SpooledMedia;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.MediaUploads;
import io.github.camelwhatsapp.spi.SealedMedia;
import io.github.camelwhatsapp.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that an account does with the bytes of media: takes them in for sending, gives them to an upload, fetches what came. Nothing is
 * opened or made before it is first used. Safe for use by several threads; stages complete on the threads for media.
 */
public final class MediaDesk implements MediaUploads {
    /** What the client of 2016 says it is. Source: classic.md section 4.1. */
    private static final String USER_AGENT = "WhatsApp/2.16.148 Android/4.3 Device/Xiaomi-HM_1SW";

    /** Of bytes that say nothing to whoever has no key. */
    private static final String SEALED_TYPE = "application/octet-stream";

    private final SecureRandom random = new SecureRandom();
    private final MediaRules rules;
    private final MediaHttp http;
    private final long downloadLimit;
    private final Optional<Path> directory;
    private @Nullable MediaSpool spool;

    /**
     * @param settings the account
     * @param directory where media lie, made when the first one comes; without one they lie in a temporary directory
     */
    public MediaDesk(AccountSettings settings, TimeSource time, Optional<Path> directory) {
        this.directory = directory;
        rules = new MediaRules(settings.media());
        http = new MediaHttp(
                settings.trusted(), settings.proxy(), time, settings.media().stalledAfter(), USER_AGENT);
        downloadLimit = settings.media().downloadLimit();
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
        return MediaThreads.run(() -> new MediaFetcher(spool(), http, downloadLimit).fetch(content));
    }

    @Override
    public CompletableFuture<String> post(
            SpooledMedia media, String url, String contentType, byte[] before, byte[] after) {
        return MediaThreads.run(() -> http.post(url, contentType, before, spool().fileOf(media), after));
    }

    @Override
    public <T> CompletionStage<T> withSealed(MediaContent content, Function<SealedMedia, CompletionStage<T>> use) {
        return MediaThreads.run(() -> seal(content))
                .thenCompose(copy -> use.apply(copy).whenComplete((done, problem) -> spool().delete(copy.media())));
    }

    private SealedMedia seal(MediaContent content) {
        SpooledMedia plain = (SpooledMedia) content.media();
        byte[] secret = new byte[MediaKey.SIZE];
        random.nextBytes(secret);
        MediaKey key = new MediaKey(secret);
        try {
            Path part = spool().newOutgoing();
            try {
                MediaSealing.Sealed facts =
                        MediaSealing.seal(spool().fileOf(plain), part, MediaKeys.of(key, MediaPurpose.of(content)));
                String file = spool().keep(part);
                return new SealedMedia(
                        new SpooledMedia(file, false, SEALED_TYPE, Optional.empty(), facts.length(), facts.hash()),
                        key);
            } finally {
                MediaSpool.remove(part);
            }
        } catch (IOException e) {
            throw new MediaException(
                    MediaException.Reason.LOCAL, "The " + content.kind() + " could not be encrypted: " + e, e);
        }
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

    private synchronized MediaSpool spool() {
        if (spool == null) {
            spool = new MediaSpool(directory.orElseGet(MediaDesk::temporary));
        }
        return spool;
    }

    private static Path temporary() {
        try {
            Path made = Files.createTempDirectory("whatsapp-media");
            made.toFile().deleteOnExit();
            return made;
        } catch (IOException e) {
            throw new MediaException(MediaException.Reason.LOCAL, "No temporary directory for media can be made", e);
        }
    }
}
