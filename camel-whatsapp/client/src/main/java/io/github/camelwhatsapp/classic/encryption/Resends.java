package io.github.camelwhatsapp.classic.encryption;

import io.github.camelwhatsapp.classic.stanza.EncryptedStanzas;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.store.WantedMessage;
import io.github.camelwhatsapp.wire.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages again to those who could not read them: with keys fetched anew, encrypted anew, under the same id. Who asks is durable,
 * so a restart forgets nobody; who asks too often is left alone. Used on the lane only. Source: classic.md section 9.6.
 */
final class Resends {
    private static final Logger LOG = LoggerFactory.getLogger(Resends.class);
    private static final int MOST_TIMES = 5;
    private static final int PAGE = 64;

    private final ConnectionContext context;
    private final Server server;
    private final Executor lane;
    private final Sessions sessions;
    private final Sealer sealer;
    private final PeerVersions versions;
    private final BiFunction<String, SendMessage, Node> plain;
    private final Map<String, Map<String, Integer>> underWay = new HashMap<>();
    private boolean busy;
    private boolean again;

    /** Whether the last look at what is asked for showed no more than a page of it. */
    private boolean more;

    /** @param plain makes the stanza of a message in the clear */
    Resends(
            ConnectionContext context,
            Server server,
            Executor lane,
            Sessions sessions,
            Sealer sealer,
            PeerVersions versions,
            BiFunction<String, SendMessage, Node> plain) {
        this.context = context;
        this.server = server;
        this.lane = lane;
        this.sessions = sessions;
        this.sealer = sealer;
        this.versions = versions;
        this.plain = plain;
    }

    /** Takes a retry receipt down; called in the transaction that stores it. */
    IncomingStanza.Outcome wanted(Transaction tx, Node receipt) {
        Party chat = Party.of(receipt.attributes().requireJid("from"));
        Party recipient = EncryptedStanzas.author(receipt);
        String id = receipt.attributes().requireText("id");
        String number = recipient.id().user();
        if (receipt.child("error")
                .filter(error -> error.attributes().is("type", "enc-v1"))
                .isPresent()) {
            versions.wantsFirst(tx, number);
        }
        int count = tx.signal()
                .retries()
                .wanted(id, chat.id().toString(), number, context.time().now());
        if (count > MOST_TIMES) {
            LOG.warn("{} could not read message {} {} times; it is not sent again", number, id, count);
            tx.signal().retries().answered(id, number);
        }
        return IncomingStanza.Outcome.unreadable(List.of());
    }

    /** Sends what is asked for and not under way. */
    void go() {
        if (busy) {
            again = true;
            return;
        }
        busy = true;
        again = false;
        context.store()
                .transact(tx -> tx.signal().retries().open(PAGE))
                .thenComposeAsync(
                        open -> {
                            more = open.size() == PAGE;
                            return all(open);
                        },
                        lane)
                .whenCompleteAsync(
                        (done, problem) -> {
                            busy = false;
                            if (problem != null) {
                                LOG.debug("What others ask for is sent again later: {}", problem.toString());
                            } else if (again) {
                                go();
                            }
                        },
                        lane);
    }

    /** The server has taken a message. It counts as under way until that is stored, or it would be sent once more meanwhile. */
    void acked(String id) {
        Map<String, Integer> taken = Map.copyOf(underWay.getOrDefault(id, Map.of()));
        if (!taken.isEmpty()) {
            context.store()
                    .perform(tx -> taken.keySet()
                            .forEach(recipient -> tx.signal().retries().answered(id, recipient)))
                    .whenCompleteAsync((done, problem) -> forget(id, taken), lane);
        }
    }

    private void forget(String id, Map<String, Integer> taken) {
        underWay.computeIfPresent(id, (key, recipients) -> {
            taken.forEach(recipients::remove);
            return recipients.isEmpty() ? null : recipients;
        });
        if (more) {
            go(); // There is place for what stood behind the page.
        }
    }

    private CompletionStage<Void> all(List<WantedMessage> open) {
        CompletionStage<Void> end = CompletableFuture.completedFuture(null);
        for (WantedMessage wanted : open) {
            end = end.thenComposeAsync(done -> isUnderWay(wanted) ? end(null) : one(wanted), lane);
        }
        return end;
    }

    private boolean isUnderWay(WantedMessage wanted) {
        return underWay.getOrDefault(wanted.id(), Map.of()).getOrDefault(wanted.recipient(), 0) == wanted.count();
    }

    private CompletionStage<Void> one(WantedMessage wanted) {
        return context.store()
                .transact(tx -> context.sink().sent(tx, wanted.id()).filter(operation -> isFor(tx, wanted, operation)))
                .thenComposeAsync(
                        operation -> operation.isPresent()
                                ? again(wanted, (SendMessage) operation.get())
                                : giveUp(wanted, "it is no longer known, or of a kind that they cannot be sent"),
                        lane);
    }

    private boolean isFor(Transaction tx, WantedMessage wanted, QueuedOperation operation) {
        return operation instanceof SendMessage message
                && ProtobufContents.isWritable(message.content())
                && sealer.canRead(tx, wanted.recipient(), message.content());
    }

    private CompletionStage<Void> again(WantedMessage wanted, SendMessage message) {
        sessions.hasKeys(wanted.recipient());
        return sessions.renew(List.of(wanted.recipient()))
                .thenComposeAsync(
                        ready -> ready.fresh().containsKey(wanted.recipient())
                                ? seal(wanted, message, ready)
                                : giveUp(wanted, "whoever asks has no usable keys: " + ready.unusable()),
                        lane);
    }

    private CompletionStage<Void> seal(WantedMessage wanted, SendMessage message, Sessions.Ready ready) {
        Node clear = plain.apply(wanted.id(), message);
        Jid chat = message.to().id();
        return context.store()
                .transact(tx -> sealer.again(tx, chat, wanted.recipient(), message.content(), clear, ready))
                .thenComposeAsync(
                        stanza -> {
                            underWay.computeIfAbsent(wanted.id(), unknown -> new HashMap<>())
                                    .put(wanted.recipient(), wanted.count());
                            return server.write(stanza);
                        },
                        lane);
    }

    private CompletionStage<Void> giveUp(WantedMessage wanted, String why) {
        LOG.warn("Message {} is not sent again to {}: {}", wanted.id(), wanted.recipient(), why);
        again |= more;
        return context.store()
                .perform(tx -> tx.signal().retries().answered(wanted.id(), wanted.recipient()))
                .thenCompose(Resends::end);
    }

    private static CompletionStage<Void> end(Object done) {
        return CompletableFuture.completedFuture(null);
    }
}
