package io.github.camelwhatsapp.classic.encryption;

import io.github.camelwhatsapp.classic.stanza.EncryptedStanzas;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.IdentityChanged;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.signal.Identities;
import io.github.camelwhatsapp.signal.IdentityPolicy;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.spi.Sealing;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.stream.Incoming;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;

/**
 * End-to-end encryption of one connection: the way in to this package. Its state ends with the connection; whatever must not be lost is
 * in the store. Used on the connection's lane only. Source: classic.md section 9.
 */
public final class Encryption {
    private final ConnectionContext context;
    private final Executor lane;
    private final SecureRandom random = new SecureRandom();
    private final Sessions sessions;
    private final Sealer sealer;
    private final OwnKeys keys;
    private final Resends resends;

    /**
     * For one connection.
     *
     * @param context the connection's
     * @param server what it may do
     * @param lane the connection's
     * @param plain makes the stanza of a message in the clear, of its id and the operation
     */
    public Encryption(
            ConnectionContext context, Server server, Executor lane, BiFunction<String, SendMessage, Node> plain) {
        this.context = context;
        this.lane = lane;
        PeerVersions versions = new PeerVersions();
        sessions = new Sessions(context, server, lane, random);
        sealer = new Sealer(context, server, lane, random, sessions, versions);
        keys = new OwnKeys(context, server, lane, random);
        resends = new Resends(context, server, lane, sessions, sealer, versions, plain);
    }

    /** The account is logged in: gives the server the keys that it lacks, and others what they ask for. */
    public void begin() {
        keys.publish();
        resends.go();
    }

    /** Whether a stanza is for this package to read. */
    public boolean reads(Node stanza) {
        return EncryptedStanzas.isEncrypted(stanza)
                || EncryptedStanzas.isRetry(stanza)
                || EncryptedStanzas.isAboutKeys(stanza);
    }

    /**
     * Reads a stanza of those.
     *
     * @throws RuntimeException if it lacks what it must have
     */
    public Incoming read(Node stanza) {
        if (EncryptedStanzas.isEncrypted(stanza)) {
            EncryptedReading reading = new EncryptedReading(context, sessions, random, stanza);
            Optional<String> key = Optional.of(EncryptedStanzas.dedupeKey(stanza));
            // The identity is there before the first message is opened: without it nobody could have encrypted for us.
            return new Incoming.Sealed(IncomingStanza.of(key, reading), reading::answers);
        }
        List<Node> answers = EncryptedStanzas.acknowledged(stanza);
        if (EncryptedStanzas.isRetry(stanza)) {
            stanza.attributes().requireText("id");
            stanza.attributes().requireJid("from");
            return new Incoming.Sealed(
                    IncomingStanza.of(Optional.empty(), tx -> resends.wanted(tx, stanza)),
                    () -> then(answers, resends::go));
        }
        return new Incoming.Sealed(
                IncomingStanza.of(Optional.empty(), tx -> aboutKeys(tx, stanza)), () -> then(answers, keys::publish));
    }

    /**
     * Prepares a message.
     *
     * @param clear its stanza without encryption
     */
    public CompletionStage<Sealing> prepare(SendMessage message, Node clear) {
        Jid to = message.to().id();
        if (ProtobufContents.isWritable(message.content())) {
            if (to.isGroup()) {
                return keys.identity().thenComposeAsync(own -> sealer.toGroup(to, message.content(), clear), lane);
            }
            if (to.isPhone()) {
                return keys.identity().thenComposeAsync(own -> sealer.toPerson(to, message.content(), clear), lane);
            }
        }
        return CompletableFuture.completedFuture(Sealing.of(ClassicNodeEncoder.encode(clear)));
    }

    /**
     * Whether a message whose medium still has to be brought to the server will be encrypted, so that its medium must be too.
     *
     * @return fails as {@link #prepare} would
     */
    public CompletionStage<Boolean> encrypts(SendMessage message) {
        Jid to = message.to().id();
        return ProtobufContents.isSealable(message.content()) && (to.isGroup() || to.isPhone())
                ? keys.identity().thenComposeAsync(own -> sealer.encrypts(to, message.content()), lane)
                : CompletableFuture.completedFuture(false);
    }

    /** The server has taken a message. */
    public void acked(String id) {
        resends.acked(id);
    }

    /** Takes note of a stanza that others read: who is in a group may have changed. */
    public void noticed(Node stanza) {
        EncryptedStanzas.groupNotified(stanza).ifPresent(sealer::changed);
    }

    /** Throws all keys and sessions away and begins with new ones. Everybody else sees a new identity. */
    public CompletionStage<Done> reset() {
        return context.store()
                .perform(tx -> tx.signal().reset())
                .thenApplyAsync(
                        done -> {
                            keys.publish();
                            return Done.DONE;
                        },
                        lane);
    }

    /** Forgets the identity of somebody, so that the next one they show is trusted. */
    public CompletionStage<Done> trust(Party person) {
        return context.store().perform(tx -> forget(tx, person)).thenApply(done -> Done.DONE);
    }

    private IncomingStanza.Outcome aboutKeys(Transaction tx, Node stanza) {
        List<Event> events = new ArrayList<>();
        stanza.child("count")
                .flatMap(count -> count.attributes().number("value"))
                .ifPresent(left -> OwnKeys.left(tx, left));
        if (stanza.child("identity").isPresent()) {
            Party person = Party.of(stanza.attributes().requireJid("from"));
            boolean accepted = context.settings().encryption().acceptIdentityChanges();
            if (accepted) {
                forget(tx, person);
            }
            events.add(new IdentityChanged(person, accepted, context.time().now()));
        }
        return IncomingStanza.Outcome.unreadable(events);
    }

    private static void forget(Transaction tx, Party person) {
        String name = person.id().user();
        new Identities(tx.signal().stores(), IdentityPolicy.ACCEPT_CHANGES).forget(name);
        StrangeIdentities.forget(tx, name);
        tx.signal().senderKeyHolders().forget(name);
    }

    private List<Node> then(List<Node> answers, Runnable next) {
        lane.execute(next);
        return answers;
    }
}
