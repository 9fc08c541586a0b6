package io.github.camelwhatsapp.spi;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where a connection puts what comes in. Calls come from the connection's lane and return at once. */
public interface EventSink {
    /**
     * Stores all that one stanza causes in one transaction.
     *
     * @return completes, in the order of the calls, when the transaction is durable; only then may the stanza be acknowledged. Fails
     *     when it is not: then nothing behind it may be acknowledged either
     */
    CompletionStage<Void> accept(IncomingStanza stanza);

    /**
     * Stores an event with whatever else a transaction of the account does, so that neither is there without the other; routes get it
     * after the commit. Called within the transaction. A sink that cannot takes it in a transaction of its own.
     *
     * @param event a durable one
     */
    default void tell(Transaction transaction, Event event) {
        accept(IncomingStanza.of(List.of(event), Optional.empty()));
    }

    /** Passes on an event that is not durable. */
    void publish(Event event);

    /** An operation that was sent lately, to answer who could not read it; called within a transaction of the account. */
    Optional<QueuedOperation> sent(Transaction transaction, String id);

    /** The server took a queued operation. */
    void acknowledged(String id, Instant at);

    /** The server refused a queued operation. */
    void refused(String id, RefusedException reason);
}
