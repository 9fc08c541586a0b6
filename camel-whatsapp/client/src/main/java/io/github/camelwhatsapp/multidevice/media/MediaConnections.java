package io.github.camelwhatsapp.multidevice.media;

import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The media hosts as the server named them last, asked for anew when they are too old. Safe for use by several threads. */
public final class MediaConnections {
    private final Function<Function<String, Node>, CompletionStage<Node>> server;
    private final TimeSource time;
    private @Nullable MediaConnection known;
    private Instant until = Instant.MIN;
    private @Nullable CompletableFuture<MediaConnection> asking;

    /**
     * @param server sends a request, which is made for an id, and answers the reply
     * @param time the clock
     */
    public MediaConnections(Function<Function<String, Node>, CompletionStage<Node>> server, TimeSource time) {
        this.server = server;
        this.time = time;
    }

    /** What the server said, not longer ago than it holds. */
    public synchronized CompletionStage<MediaConnection> current() {
        return known != null && time.now().isBefore(until) ? CompletableFuture.completedFuture(known) : ask();
    }

    /** What the server says now; whoever asks while an answer is awaited gets that answer. */
    public synchronized CompletionStage<MediaConnection> anew() {
        return ask();
    }

    private synchronized CompletionStage<MediaConnection> ask() {
        CompletableFuture<MediaConnection> running = asking;
        if (running != null) {
            return running;
        }
        CompletableFuture<MediaConnection> begun = new CompletableFuture<>();
        asking = begun;
        server.apply(MediaConnection::request)
                .thenApply(MediaConnection::read)
                .whenComplete((answer, problem) -> answered(begun, answer, problem));
        return begun;
    }

    private void answered(
            CompletableFuture<MediaConnection> begun, @Nullable MediaConnection answer, @Nullable Throwable problem) {
        synchronized (this) {
            asking = null;
            if (answer != null) {
                known = answer;
                until = time.now().plus(answer.ttl());
            }
        }
        if (answer != null) {
            begun.complete(answer);
        } else if (problem != null) {
            begun.completeExceptionally(problem);
        }
    }
}
