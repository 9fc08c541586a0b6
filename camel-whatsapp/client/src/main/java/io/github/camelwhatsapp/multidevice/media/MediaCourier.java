package io.github.camelwhatsapp.multidevice.media;

import io.github.camelwhatsapp.media.MediaPurpose;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.SpooledMedia;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.spi.MediaUploads;
import io.github.camelwhatsapp.spi.SealedMedia;
import io.github.camelwhatsapp.time.TimeSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Brings media to the server: each is encrypted under a key of its own, uploaded, and named by its path. Safe for use by several threads.
 * Source: multidevice-messaging.md sections 6.2 and 6.3.
 */
public final class MediaCourier {
    private final MediaUploads uploads;
    private final MediaConnections connections;
    private final TimeSource time;

    /**
     * @param uploads carries the bytes
     * @param connections knows the hosts
     * @param time the timer of the pauses
     */
    public MediaCourier(MediaUploads uploads, MediaConnections connections, TimeSource time) {
        this.uploads = uploads;
        this.connections = connections;
        this.time = time;
    }

    /** Brings the medium of an operation, which is spooled; see {@link io.github.camelwhatsapp.spi.Connection#bring}. */
    public CompletionStage<QueuedOperation> bring(QueuedOperation operation) {
        MediaContent content = operation.medium().orElseThrow();
        return uploads.withSealed(content, copy -> new MmsUpload(
                                uploads,
                                connections,
                                time,
                                copy.media(),
                                MediaPurpose.of(content).path())
                        .run()
                        .thenApply(reply -> remote((SpooledMedia) content.media(), copy, reply)))
                .thenApply(remote -> operation.withMedium(content.withMedia(remote)));
    }

    /** The hosts that give media out, best first. */
    public CompletionStage<List<String>> hosts(boolean anew) {
        return (anew ? connections.anew() : connections.current()).thenApply(MediaConnection::downloadHosts);
    }

    /** Others are told size and hash of what they will read. */
    private static RemoteMedia remote(SpooledMedia media, SealedMedia copy, MmsReply reply) {
        return new RemoteMedia(
                reply.url(),
                Optional.of(reply.directPath()),
                media.name(),
                Optional.of(media.type()),
                Optional.of(media.bytes()),
                Optional.of(media.sha256()),
                Optional.of(copy.seal()));
    }
}
