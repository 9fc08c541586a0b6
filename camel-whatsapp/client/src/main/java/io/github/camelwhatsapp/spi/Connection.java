package io.github.camelwhatsapp.spi;

import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.QueuedOperation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The life of one socket. Safe for use by several threads; stages complete on the connection's lane, so whoever hangs on to
 * one must hand long work on.
 */
public interface Connection {
    /**
     * Sends a request and waits for its answer, or sends what has no answer.
     *
     * @return fails with a {@link io.github.camelwhatsapp.error.WhatsAppException}: not supported, refused, timed out, not
     *     connected
     */
    <R> CompletionStage<R> execute(Operation<R> operation);

    /**
     * Prepares a queued operation: asks the server for what is needed, such as keys. Nothing that is stored changes before the sealing.
     *
     * @param id the id under which the recipient will know it
     * @param operation what to send
     * @return fails with {@link io.github.camelwhatsapp.error.NotSupportedException} or
     *     {@link io.github.camelwhatsapp.error.RefusedException} when it can never be sent; with anything else, trying again helps
     */
    CompletionStage<Sealing> prepare(String id, QueuedOperation operation);

    /**
     * Whether {@link #prepare} may take so long that messages of other chats should not wait for it, such as one that asks for the devices
     * and keys of a thousand people.
     */
    default boolean mayTakeLong(QueuedOperation operation) {
        return false;
    }

    /**
     * Brings the medium of a queued operation to the server, which may take long; messages of other chats do not wait for it.
     *
     * @param operation one whose {@link QueuedOperation#medium()} is spooled
     * @return the same operation with its medium on the server. Fails with a {@link io.github.camelwhatsapp.error.MediaException},
     *     whose reason says whether trying again can help, or as {@link #prepare} does
     */
    default CompletionStage<QueuedOperation> bring(QueuedOperation operation) {
        return CompletableFuture.failedFuture(new NotSupportedException("this connection", operation.toString()));
    }

    /**
     * The hosts that give out media by their direct path, best first; none where every medium has an address of its own.
     *
     * @param anew whether what was known before may be wrong
     * @return host names, with a port where it is not that of HTTPS
     */
    default CompletionStage<List<String>> mediaHosts(boolean anew) {
        return CompletableFuture.completedFuture(List.of());
    }

    /**
     * Asks the phone to bring the medium of a message to the server once more, where it is gone.
     *
     * @return the content with its new place when the phone has done so lately; empty when it was asked: the event {@code mediaRenewed} or
     *     {@code mediaLost} tells of its answer. Fails with {@link NotSupportedException} where nobody can be asked
     */
    default CompletionStage<Optional<MediaContent>> renewMedia(MessageReceived message) {
        return CompletableFuture.failedFuture(
                new NotSupportedException("this connection", "asking for a medium again"));
    }

    /**
     * Writes bytes that a {@link Sealing} made, now or in an earlier connection of this account. Calls are written in order.
     *
     * @return completes when the socket took them; fails when it did not, and nothing is known of the bytes
     */
    CompletionStage<Void> write(byte[] sealed);

    /** All who wanted an event are done with it: the server may be told so, where that lets it forget something. */
    default void settled(Event event) {
        // Most events leave nothing behind on the server.
    }

    /** Closes the socket; the listener is told the cause once. */
    void close(ConnectionCause cause);
}
