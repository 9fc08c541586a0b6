package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.error.MediaException.Reason;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.time.TimeSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Fetches media from the server into files, and hands them out only if they are what was announced. Safe for use by several threads. */
final class MediaFetcher {
    /** What an encrypted medium is longer by, at most: padding and MAC. */
    private static final int SEAL = 16 + MediaKeys.MAC_LENGTH;

    private final Supplier<MediaSpool> spool;
    private final MediaHttp http;
    private final MediaHosts hosts;
    private final TimeSource time;
    private final long largest;

    MediaFetcher(Supplier<MediaSpool> spool, MediaHttp http, MediaHosts hosts, TimeSource time, long largest) {
        this.spool = spool;
        this.http = http;
        this.hosts = hosts;
        this.time = time;
        this.largest = largest;
    }

    /** Fetches one; fails with a {@link MediaException}, or an {@link IllegalArgumentException} for one that is not on a server. */
    CompletableFuture<FetchedMedia> fetch(MediaContent content) {
        try {
            RemoteMedia media = remote(content);
            long allowed = allowed(content, media);
            return media.directPath().isPresent()
                    ? new HostedDownload(content, media, allowed, spool, http, hosts, time).begin()
                    : MediaThreads.run(() -> fetch(content, media, allowed));
        } catch (MediaException | IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private FetchedMedia fetch(MediaContent content, RemoteMedia media, long allowed) {
        Arrival arrival = Arrival.begin(spool.get(), content, media);
        try {
            http.get(media.url(), allowed, arrival::take);
        } catch (RuntimeException e) {
            arrival.discard();
            throw e;
        }
        return arrival.finish();
    }

    private static RemoteMedia remote(MediaContent content) {
        if (content.media() instanceof RemoteMedia media) {
            return media;
        }
        throw new IllegalArgumentException("This " + content.kind() + " is not on a server, it is on its way there");
    }

    private long allowed(MediaContent content, RemoteMedia media) {
        media.size().filter(size -> size > largest).ifPresent(size -> {
            throw new MediaException(
                    Reason.TOO_LARGE,
                    "The " + content.kind() + " has " + size + " bytes, and " + largest
                            + " are allowed (account option downloadLimit)");
        });
        return media.size().map(size -> Math.min(size, largest)).orElse(largest) + SEAL;
    }
}
