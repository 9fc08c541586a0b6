package io.github.camelwhatsapp.archive;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.spi.EventSink;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** An event sink whose messages are archived once they are durable. */
final class ArchivingSink implements EventSink {
    private final EventSink sink;
    private final Archivist archivist;

    /** Hands everything on to a sink. */
    ArchivingSink(EventSink sink, Archivist archivist) {
        this.sink = sink;
        this.archivist = archivist;
    }

    @Override
    public CompletionStage<Void> accept(IncomingStanza stanza) {
        List<Event> events = new CopyOnWriteArrayList<>(stanza.events());
        IncomingStanza watched = new IncomingStanza(stanza.events(), stanza.dedupeKey(), transaction -> {
            IncomingStanza.Outcome outcome = stanza.reading().read(transaction);
            // A reading that is tried again says the same again; the archive takes it once.
            events.addAll(outcome.events());
            return outcome;
        });
        CompletionStage<Void> stored = sink.accept(watched);
        stored.thenRun(() -> events.forEach(archivist::received));
        return stored;
    }

    @Override
    public void tell(Transaction transaction, Event event) {
        sink.tell(transaction, event);
    }

    @Override
    public void publish(Event event) {
        sink.publish(event);
    }

    @Override
    public void acknowledged(String id, Instant at) {
        sink.acknowledged(id, at);
    }

    @Override
    public void refused(String id, RefusedException reason) {
        sink.refused(id, reason);
    }

    @Override
    public Optional<QueuedOperation> sent(Transaction transaction, String id) {
        return sink.sent(transaction, id);
    }
}
