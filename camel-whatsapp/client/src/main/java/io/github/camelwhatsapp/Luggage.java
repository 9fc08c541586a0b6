package io.github.camelwhatsapp;

import io.github.camelwhatsapp.delivery.OutgoingMedia;
import io.github.camelwhatsapp.media.MediaDesk;
import io.github.camelwhatsapp.model.LocalMedia;
import io.github.camelwhatsapp.operation.QueuedOperation;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The media that go with the outbox's operations: kept at the media desk until nobody needs them. Safe for use by several threads. */
final class Luggage implements OutgoingMedia {
    private final MediaDesk desk;

    Luggage(MediaDesk desk) {
        this.desk = desk;
    }

    @Override
    public CompletionStage<QueuedOperation> take(QueuedOperation operation) {
        return operation
                .medium()
                .filter(medium -> medium.media() instanceof LocalMedia)
                .<CompletionStage<QueuedOperation>>map(
                        medium -> desk.take(medium).thenApply(operation::withMedium))
                .orElseGet(() -> CompletableFuture.completedFuture(operation));
    }

    @Override
    public void forget(QueuedOperation operation) {
        operation.medium().ifPresent(desk::forget);
    }

    @Override
    public void keepOnly(Set<String> files) {
        desk.keepOnly(files);
    }
}
