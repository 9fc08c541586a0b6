package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.multidevice.messaging.Messaging;
import io.github.camelwhatsapp.multidevice.stanza.IncomingStanzas;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.stream.Incoming;
import io.github.camelwhatsapp.stream.SocketLife;
import io.github.camelwhatsapp.stream.StoreFailures;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has what came stored or told, and answers it: what must not be lost only once it is durable. Until then its frame counts as not dealt
 * with. Used on the lane only.
 */
final class Arrivals {
    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    private final SocketLife<byte[]> life;
    private final NodeWire wire;
    private final ConnectionContext context;
    private final Messaging messaging;
    private final IncomingStanzas incoming;
    private final KnownParties people;
    private final OfflineQueue offline;
    private final Troubles troubles;

    Arrivals(
            SocketLife<byte[]> life,
            NodeWire wire,
            ConnectionContext context,
            Messaging messaging,
            IncomingStanzas incoming,
            KnownParties people,
            OfflineQueue offline,
            Troubles troubles) {
        this.life = life;
        this.wire = wire;
        this.context = context;
        this.messaging = messaging;
        this.incoming = incoming;
        this.people = people;
        this.offline = offline;
        this.troubles = troubles;
    }

    /**
     * Takes a stanza, which may have to wait for what the server is asked first.
     *
     * @param frame the frame that it came in
     * @return whether that is dealt with; otherwise the connection's life is told when it is
     */
    boolean take(Node node, byte[] frame) {
        Optional<CompletionStage<?>> first = messaging.beforehand(node);
        if (first.isEmpty()) {
            return take(node, read(node), frame);
        }
        first.get()
                .thenRun(() -> life.next(() -> {
                    if (!life.isOver() && take(node, read(node), frame)) {
                        life.done(frame);
                    }
                }));
        return false;
    }

    /** Takes a stanza whose meaning is known already; otherwise as {@link #take(Node, byte[])}. */
    boolean take(Node node, Incoming meaning, byte[] frame) {
        if (meaning instanceof Incoming.Passing passing) {
            passing.answers().forEach(wire::write);
            return passing.events().isEmpty() || publish(passing, frame);
        }
        if (meaning instanceof Incoming.Sealed sealed) {
            store(node, sealed.stanza(), sealed.answers(), frame);
        } else {
            Incoming.Durable durable = (Incoming.Durable) meaning;
            store(node, durable.stanza(), durable::answers, frame);
        }
        return false;
    }

    /** A message that cannot be read must not come back for ever: it is kept as it came. */
    private Incoming read(Node node) {
        if (!messaging.reads(node)) {
            return incoming.read(node);
        }
        try {
            return messaging.read(node);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Account '{}': a <{}> cannot be read and is kept as it came: {}",
                    account(),
                    node.tag(),
                    e.getMessage());
            Incoming kept = incoming.read(node);
            return kept instanceof Incoming.Durable durable && node.is("message")
                    ? new Incoming.Durable(durable.stanza(), messaging.malformed(node))
                    : kept;
        }
    }

    /** Tells what is of the moment as soon as it is known whom it is about; that is not yet the case. */
    private boolean publish(Incoming.Passing passing, byte[] frame) {
        people.in(passing.events())
                .whenComplete(troubles.with("who somebody is"))
                .whenComplete((known, problem) -> life.lane().execute(() -> {
                    if (!life.isOver()) {
                        (problem == null ? known : passing.events()).forEach(context.sink()::publish);
                        life.done(frame);
                    }
                }));
        return false;
    }

    private void store(Node node, IncomingStanza stanza, Supplier<List<Node>> answers, byte[] frame) {
        context.sink().accept(stanza).whenComplete((done, problem) -> life.lane()
                .execute(() -> stored(node, answers, frame, problem)));
    }

    private void stored(Node node, Supplier<List<Node>> answers, byte[] frame, @Nullable Throwable problem) {
        if (life.isOver()) {
            return;
        }
        if (problem != null) {
            LOG.error("Account '{}': what came could not be stored", account(), problem);
            life.end(StoreFailures.cause(problem));
            return;
        }
        answers.get().forEach(wire::write);
        offline.stored(node);
        life.done(frame);
    }

    private String account() {
        return context.settings().name();
    }
}
