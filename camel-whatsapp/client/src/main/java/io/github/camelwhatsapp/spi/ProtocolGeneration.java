package io.github.camelwhatsapp.spi;

import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.UnconnectedOperation;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * One generation of the protocol: how an account connects, and how operations and events travel. Stateless and safe for use by
 * several threads; all state is in the {@link Connection}.
 */
public interface ProtocolGeneration {
    /** The name that an account's settings use, such as {@code classic}. */
    String name();

    /** Whether it has this operation with this content. What the client does by itself, such as reading the message store, any has. */
    boolean supports(Operation<?> operation);

    /** Whether it has operations of this class, with some content at least; for tables of what there is. */
    boolean has(Class<?> operation);

    /** The operations that it does not have, each with the reason: half a sentence for people. */
    default Map<Class<?>, String> lacking() {
        return Map.of();
    }

    /** A source of message ids for this account; safe for use by several threads, never the same id twice. */
    Supplier<String> messageIds(AccountContext account);

    /** How the pauses between attempts to connect grow. */
    default PauseGrowth pauseGrowth() {
        return PauseGrowth.DOUBLING;
    }

    /**
     * The host that gives out media by their direct path when nobody else does; empty when there is none, or the account talks to
     * another server than the real one.
     */
    default Optional<String> mediaHost(AccountSettings settings) {
        return Optional.empty();
    }

    /**
     * Begins to open a connection and returns at once; how it goes is told to the context's listener.
     *
     * @throws IllegalArgumentException if the settings lack something that this generation needs; names it
     */
    Connection open(ConnectionContext context);

    /**
     * Does something that needs no connection, such as a registration. Reading the message store is none of a generation's business.
     *
     * @return its answer; fails with a {@link io.github.camelwhatsapp.error.WhatsAppException}, with
     *     {@link NotSupportedException} where the generation has no such operation
     */
    default <R> CompletionStage<R> execute(AccountContext context, UnconnectedOperation<R> operation) {
        return CompletableFuture.failedFuture(new NotSupportedException(name(), operation.toString()));
    }
}
