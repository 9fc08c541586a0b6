package io.github.camelwhatsapp;

import io.github.camelwhatsapp.concurrent.StageFailures;
import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.error.MediaException.Reason;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.media.FetchedMedia;
import io.github.camelwhatsapp.media.MediaDesk;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.spi.Connection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Fetches the media of messages, and asks the phone for those that are gone from the server. Safe for use by several threads. */
final class MediaRenewals {
    private final MediaDesk desk;
    private final Supplier<Optional<Connection>> connection;

    MediaRenewals(MediaDesk desk, Supplier<Optional<Connection>> connection) {
        this.desk = desk;
        this.connection = connection;
    }

    /** Fetches the medium of a message; fails as {@link WhatsAppClient#fetch(MessageReceived)} says. */
    CompletionStage<FetchedMedia> fetch(MessageReceived message) {
        if (!(message.content() instanceof MediaContent content)) {
            return CompletableFuture.failedFuture(new IllegalArgumentException(
                    "A message of the kind " + message.content().kind() + " has no medium"));
        }
        return desk.fetch(content)
                .handle((fetched, problem) -> problem == null
                        ? CompletableFuture.completedFuture(fetched)
                        : afterwards(message, problem).toCompletableFuture())
                .thenCompose(stage -> stage);
    }

    private CompletionStage<FetchedMedia> afterwards(MessageReceived message, Throwable problem) {
        Throwable real = StageFailures.cause(problem);
        Optional<Connection> live = connection.get();
        boolean isGone =
                real instanceof MediaException e && (e.reason() == Reason.GONE || e.reason() == Reason.EXPIRED);
        if (!isGone || live.isEmpty()) {
            return CompletableFuture.failedFuture(real);
        }
        return live.get()
                .renewMedia(message)
                .exceptionally(refused -> {
                    throw new CompletionException(real);
                })
                .thenCompose(renewed -> renewed.map(desk::fetch)
                        .orElseGet(() -> CompletableFuture.failedFuture(new MediaException(
                                Reason.PENDING,
                                "The " + message.content().kind()
                                        + " is gone from the server, and the phone was asked to bring it again: the"
                                        + " event mediaRenewed or mediaLost will tell",
                                real))));
    }
}
