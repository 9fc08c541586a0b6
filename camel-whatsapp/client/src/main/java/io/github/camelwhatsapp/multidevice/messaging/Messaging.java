package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.concurrent.StageFailures;
import io.github.camelwhatsapp.error.NotConnectedException;
import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.multidevice.devices.DeviceNews;
import io.github.camelwhatsapp.multidevice.devices.Devices;
import io.github.camelwhatsapp.multidevice.devices.OwnDevice;
import io.github.camelwhatsapp.multidevice.devices.Server;
import io.github.camelwhatsapp.multidevice.message.GroupRules;
import io.github.camelwhatsapp.multidevice.message.MessageIds;
import io.github.camelwhatsapp.multidevice.stanza.Revelations;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.MessageOperation;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.operation.ReceiptOperation;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.spi.Sealing;
import io.github.camelwhatsapp.spi.StaleSealingException;
import io.github.camelwhatsapp.store.OutboxRow;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.stream.Incoming;
import io.github.camelwhatsapp.wire.MultiDeviceNodeDecoder;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages of one connection, out and in: the way in to this package. Its state ends with the connection; whatever must not be lost is in
 * the store. Used on the connection's lane only. Source: multidevice-messaging.md sections 1 to 4.
 */
public final class Messaging {
    private static final Logger LOG = LoggerFactory.getLogger(Messaging.class);

    /** A message whose ground shifts so often while it is prepared waits for its next turn. */
    private static final int MOST_PREPARATIONS = 5;

    private static final int MALFORMED = 487;
    private static final String REVOKED_BY_ADMINISTRATOR = "8";

    private final ConnectionContext context;
    private final OwnDevice self;
    private final Server server;
    private final Executor lane;
    private final SecureRandom random = new SecureRandom();
    private final Contents contents;
    private final Sessions sessions;
    private final Rosters rosters;
    private final DirectSealer direct;
    private final GroupSealer group;
    private final Discretion discretion;
    private final ReadSealer reads;
    private final RetryRequests requests;
    private final Resends resends;
    private final ServerAcks acks;
    private final Receipts receipts;
    private final PhoneHelp phone;
    private final TokenGifts tokens;
    private final Revealed revealed;

    /** Whether the connection is over; read also within transactions. */
    private volatile boolean closed;

    /**
     * For one connection.
     *
     * @param context the connection's
     * @param self this device
     * @param server what messaging may do with the connection
     * @param lane the connection's
     */
    public Messaging(ConnectionContext context, OwnDevice self, Server server, Executor lane) {
        this.context = context;
        this.self = self;
        this.server = server;
        this.lane = lane;
        contents = new Contents(self, context.time(), random);
        SentNotes notes = new SentNotes();
        Drafts drafts = new Drafts(contents, self);
        Plaintexts plaintexts = new Plaintexts(random);
        OwnSenderKeys keys = new OwnSenderKeys(self, random);
        rosters = new Rosters(server);
        sessions = new Sessions(context, server, lane, random);
        Devices devices = new Devices(context, server, lane);
        direct = new DirectSealer(context, self, lane, devices, sessions, drafts, plaintexts, notes);
        group = new GroupSealer(context, self, lane, devices, rosters, sessions, keys, drafts, plaintexts, notes);
        discretion = new Discretion(server);
        reads = new ReadSealer(context, rosters, discretion);
        requests = new RetryRequests(sessions, random, context.time());
        resends = new Resends(context, self, server, lane, rosters, sessions, keys, drafts, plaintexts);
        acks = new ServerAcks(context, server, lane, notes, rosters, this::again, this::taken);
        receipts = new Receipts(self);
        phone = new PhoneHelp(context, self, server, lane, sessions, plaintexts, this::freshId);
        tokens = new TokenGifts(context, server, lane);
        revealed = new Revealed(keys, rosters, lane);
    }

    /** The account is logged in: its two addresses are one, and others get what they ask for. */
    public void begin() {
        self.lid().ifPresent(lid -> context.store()
                .perform(tx -> tx.addresses().learn(self.phone().account(), lid.account()))
                .whenComplete((done, problem) -> logProblem("own addresses", problem)));
        resends.go();
        phone.resume();
    }

    /** The connection is over. */
    public void close() {
        closed = true;
        phone.close();
    }

    /** Keeps what other stanzas reveal. */
    public Revelations revelations() {
        return revealed;
    }

    /** Whether a stanza is for this package to read. */
    public boolean reads(Node stanza) {
        return switch (stanza.tag()) {
            case "message" ->
                stanza.child("enc").isPresent() || stanza.child("unavailable").isPresent();
            case "receipt" -> true;
            default -> DeviceNews.isAbout(stanza) || IdentityNews.isAbout(stanza);
        };
    }

    /**
     * What has to be found out before a stanza of those can be read: who administrates the group, before a message of somebody else is
     * taken back in it.
     *
     * @return completes on the lane, never with a failure; empty if there is nothing to find out
     */
    public Optional<CompletionStage<?>> beforehand(Node stanza) {
        if (!stanza.is("message") || !stanza.attributes().is("edit", REVOKED_BY_ADMINISTRATOR)) {
            return Optional.empty();
        }
        return stanza.attributes()
                .jid("from")
                .filter(Jid::isGroup)
                .filter(group -> rosters.rules(group).equals(GroupRules.UNKNOWN))
                .map(group -> rosters.of(group).handle((roster, problem) -> {
                    logProblem("administrators of " + group, problem);
                    return roster;
                }));
    }

    /**
     * Reads a stanza of those.
     *
     * @throws RuntimeException if it lacks what it must have
     */
    public Incoming read(Node stanza) {
        List<Node> taken = Answers.acknowledged(stanza, self);
        Instant now = context.time().now();
        if (stanza.is("message")) {
            return message(stanza);
        }
        if (RetryRequest.is(stanza)) {
            return retry(RetryRequest.of(stanza), taken);
        }
        if (stanza.is("receipt")) {
            return new Incoming.Durable(receipts.read(stanza, now), taken);
        }
        boolean accept = context.settings().encryption().acceptIdentityChanges();
        IncomingStanza.Reading reading = tx -> {
            if (IdentityNews.isAbout(stanza)) {
                return IncomingStanza.Outcome.unreadable(IdentityNews.take(tx, stanza, self, accept, now));
            }
            DeviceNews.take(tx, stanza, now);
            return IncomingStanza.Outcome.unreadable(List.of());
        };
        Jid from = stanza.attributes().requireJid("from");
        return new Incoming.Sealed(IncomingStanza.of(Optional.empty(), reading), () -> {
            if (accept && IdentityNews.isAboutOthers(stanza, self)) {
                lane.execute(() -> tokens.renew(from.account()));
            }
            return taken;
        });
    }

    /** What answers a message that cannot be read at all: the server need not send it again. */
    public List<Node> malformed(Node stanza) {
        return Answers.refused(stanza, self, MALFORMED);
    }

    /**
     * Prepares what is queued.
     *
     * @return fails with {@link NotSupportedException} for what is not for this package
     */
    public CompletionStage<Sealing> prepare(String id, QueuedOperation operation) {
        return prepare(id, operation, 1);
    }

    /** {@code <ack>}: the server has taken, or refused, something. */
    public void acked(Node ack) {
        acks.received(ack);
    }

    /** Any group may be another than is known. */
    public void groupsChanged() {
        rosters.forgetAll();
    }

    /** The account's privacy may have changed. */
    public void privacyChanged() {
        discretion.forget();
    }

    /** Forgets the identity of somebody, so that the next one they show is trusted. */
    public CompletionStage<Done> trust(Party person) {
        return context.store()
                .perform(tx -> IdentityNews.forget(tx, person.id()))
                .thenApplyAsync(
                        done -> {
                            tokens.renew(person.id());
                            return Done.DONE;
                        },
                        lane);
    }

    private CompletionStage<Sealing> prepare(String id, QueuedOperation operation, int attempt) {
        return once(id, operation)
                .exceptionallyComposeAsync(
                        problem -> mayHelp(problem, attempt)
                                ? prepare(id, operation, attempt + 1)
                                : CompletableFuture.failedFuture(StageFailures.cause(problem)),
                        lane);
    }

    private static boolean mayHelp(Throwable problem, int attempt) {
        return StageFailures.cause(problem) instanceof StaleSealingException && attempt < MOST_PREPARATIONS;
    }

    private CompletionStage<Sealing> once(String id, QueuedOperation operation) {
        if (operation instanceof ReceiptOperation receipt) {
            return reads.prepare(receipt);
        }
        Jid to = operation.to().id();
        if (operation instanceof MessageOperation message && (to.isUser() || to.isGroup())) {
            return to.isGroup() ? group.prepare(id, message) : direct.prepare(id, message);
        }
        return CompletableFuture.failedFuture(new NotSupportedException("multidevice", operation.toString()));
    }

    private Incoming message(Node stanza) {
        Arrival arrival = Arrival.of(stanza, self);
        GroupRules rules = arrival.chat().isGroup() ? rosters.rules(arrival.chat()) : GroupRules.UNKNOWN;
        Reading reading = new Reading(context, self, sessions, contents, random, arrival, rules);
        return new Incoming.Sealed(IncomingStanza.of(Optional.empty(), reading), () -> {
            lane.execute(() -> seekHelp(reading, arrival));
            return reading.answers();
        });
    }

    private void seekHelp(Reading reading, Arrival arrival) {
        reading.placeholder().map(Asked::of).ifPresent(phone::ask);
        if (reading.isAskedFor()) {
            phone.askLater(Asked.of(arrival));
        } else if (reading.isOpened()) {
            phone.arrived(arrival);
        }
    }

    private Incoming retry(RetryRequest request, List<Node> taken) {
        IncomingStanza.Reading reading = tx -> IncomingStanza.Outcome.unreadable(requests.take(tx, request));
        return new Incoming.Sealed(IncomingStanza.of(Optional.empty(), reading), () -> {
            lane.execute(() -> resends.asked(request));
            return taken;
        });
    }

    private void taken(String id, Optional<Jid> chat) {
        resends.acked(id);
        chat.filter(Jid::isUser).filter(person -> !self.isOwn(person)).ifPresent(tokens::give);
    }

    private String freshId() {
        byte[] bytes = new byte[MessageIds.RANDOM_LENGTH];
        random.nextBytes(bytes);
        return MessageIds.of(context.time().now(), self.phone().user(), bytes);
    }

    /** A message whose ground was stale is sealed anew, once, and written in place of what the server refused. */
    private void again(String id) {
        resealed(id, 1)
                .thenComposeAsync(bytes -> server.write(new MultiDeviceNodeDecoder().decode(bytes)), lane)
                .whenComplete((done, problem) -> logProblem("message " + id + ", once more", problem));
    }

    private CompletionStage<byte[]> resealed(String id, int attempt) {
        return context.store()
                .transact(tx -> refused(tx, id))
                .thenComposeAsync(operation -> prepare(id, operation), lane)
                .thenCompose(sealing -> context.store().transact(tx -> reseal(tx, id, sealing)))
                .exceptionallyComposeAsync(
                        problem -> mayHelp(problem, attempt)
                                ? resealed(id, attempt + 1)
                                : CompletableFuture.failedFuture(StageFailures.cause(problem)),
                        lane);
    }

    /** What the server has refused; nobody has got a key by that. */
    private QueuedOperation refused(Transaction tx, String id) {
        tx.signal().senderKeyHolders().discarded(id);
        return context.sink()
                .sent(tx, id)
                .orElseThrow(() -> new IllegalStateException("the message is not known any more"));
    }

    /** What the next connection may have written keeps its bytes: the server can refuse them there again. */
    private byte[] reseal(Transaction tx, String id, Sealing sealing) {
        if (closed) {
            throw new NotConnectedException(
                    context.settings().name(), "message " + id + ", sealed anew,", "the connection is over");
        }
        OutboxRow row = tx.outbox().find(id).orElseThrow();
        byte[] bytes = sealing.seal(tx);
        tx.outbox().seal(row.sequence(), bytes);
        return bytes;
    }

    private void logProblem(String what, @Nullable Throwable problem) {
        if (problem != null) {
            LOG.warn("Account '{}': {} did not end well: {}", context.settings().name(), what, problem.toString());
        }
    }
}
