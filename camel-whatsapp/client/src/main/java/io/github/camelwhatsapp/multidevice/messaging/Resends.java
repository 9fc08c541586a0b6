package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.devices.OwnDevice;
import io.github.camelwhatsapp.multidevice.devices.Server;
import io.github.camelwhatsapp.multidevice.message.GroupRules;
import io.github.camelwhatsapp.operation.MessageOperation;
import io.github.camelwhatsapp.signal.EncryptedMessage;
import io.github.camelwhatsapp.signal.SessionRecord;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.store.OutboxRow;
import io.github.camelwhatsapp.store.SignalNames;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.store.WantedMessage;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages again to devices that could not read them: encrypted anew, for that device alone, under the same id. Who asks is durable,
 * so a restart forgets nobody, and the message is found by its id, under whichever address it is asked for. Only who the message was for
 * gets it. Used on the lane only. Source: multidevice-messaging.md section 4.4, "Sender".
 */
final class Resends {
    private static final Logger LOG = LoggerFactory.getLogger(Resends.class);
    private static final int PAGE = 64;
    private static final int MOST_REMEMBERED = 10_000;

    private final ConnectionContext context;
    private final OwnDevice self;
    private final Server server;
    private final Executor lane;
    private final Rosters rosters;
    private final Sessions sessions;
    private final OwnSenderKeys keys;
    private final Drafts drafts;
    private final Plaintexts plaintexts;
    private final Map<String, Map<String, Integer>> underWay = new HashMap<>();
    private final Map<Jid, Instant> renewed = new HashMap<>();
    private final Map<Wanting, PublicKey> secondTime = new HashMap<>();
    private boolean busy;
    private boolean again;

    /** Whether the last look at what is asked for showed no more than a page of it. */
    private boolean more;

    Resends(
            ConnectionContext context,
            OwnDevice self,
            Server server,
            Executor lane,
            Rosters rosters,
            Sessions sessions,
            OwnSenderKeys keys,
            Drafts drafts,
            Plaintexts plaintexts) {
        this.context = context;
        this.self = self;
        this.server = server;
        this.lane = lane;
        this.rosters = rosters;
        this.sessions = sessions;
        this.keys = keys;
        this.drafts = drafts;
        this.plaintexts = plaintexts;
    }

    /**
     * One message that is wanted, and for whom.
     *
     * @param baseKey of the session with whoever asks, which tells it from an earlier or a later one
     */
    private record Case(
            WantedMessage wanted,
            MessageOperation operation,
            Jid from,
            Jid requester,
            Jid device,
            Instant sentAt,
            Optional<PublicKey> baseKey) {
        String id() {
            return wanted.id();
        }

        boolean isToMany() {
            return from.isGroup() || from.isBroadcast();
        }
    }

    /** Who wants which message. */
    private record Wanting(String id, Jid requester) {}

    /** Somebody asks; whoever brought keys has a new session by that. */
    void asked(RetryRequest request) {
        if (request.keys().isPresent()) {
            renewed.put(request.requester(), context.time().now());
        }
        go();
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
        Map<String, Integer> recipients = underWay.getOrDefault(id, Map.of());
        if (!recipients.isEmpty()) {
            Map<String, Integer> taken = Map.copyOf(recipients);
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
            end = end.thenComposeAsync(done -> isUnderWay(wanted) ? end() : one(wanted), lane);
        }
        return end;
    }

    /** What is asked for once more since it was sent again is another case. */
    private boolean isUnderWay(WantedMessage wanted) {
        return underWay.getOrDefault(wanted.id(), Map.of()).getOrDefault(wanted.recipient(), 0) == wanted.count();
    }

    private CompletionStage<Void> one(WantedMessage wanted) {
        return context.store()
                .transact(tx -> isOpen(tx, wanted) ? Optional.of(find(tx, wanted)) : Optional.<Optional<Case>>empty())
                .thenComposeAsync(
                        open -> open.map(found -> found.map(this::entitled)
                                        .orElseGet(() -> giveUp(wanted, "it is no longer known")))
                                .orElseGet(Resends::end),
                        lane);
    }

    /** It may have been answered since it was looked for. */
    private static boolean isOpen(Transaction tx, WantedMessage wanted) {
        return tx.signal().retries().open(PAGE).contains(wanted);
    }

    private Optional<Case> find(Transaction tx, WantedMessage wanted) {
        Jid requester = Jid.parse(wanted.recipient());
        Jid device = tx.addresses().resolved(requester).withDevice(requester.device());
        Instant sentAt = tx.outbox()
                .find(wanted.id())
                .map(OutboxRow::createdAt)
                .orElse(context.time().now());
        return context.sink()
                .sent(tx, wanted.id())
                .filter(MessageOperation.class::isInstance)
                .map(MessageOperation.class::cast)
                .filter(operation -> isForThem(tx, operation, device))
                .map(operation -> new Case(
                        wanted, operation, Jid.parse(wanted.chat()), requester, device, sentAt, baseKey(tx, device)));
    }

    private static Optional<PublicKey> baseKey(Transaction tx, Jid device) {
        return tx.signal().stores().sessions().find(SignalNames.address(device)).map(SessionRecord::baseKey);
    }

    /** Members of groups are looked at later: that takes a question. */
    private boolean isForThem(Transaction tx, MessageOperation operation, Jid device) {
        Jid chat = operation.to().id();
        return !chat.isUser()
                || self.isOwn(device)
                || tx.addresses().resolved(chat).equals(device.account());
    }

    private CompletionStage<Void> entitled(Case one) {
        Jid chat = one.operation().to().id();
        if (!chat.isGroup()) {
            return again(one);
        }
        return rosters.of(chat)
                .thenComposeAsync(
                        roster -> context.store()
                                .transact(tx -> roster.members().stream().anyMatch(member -> tx.addresses()
                                        .resolved(member)
                                        .equals(one.device().account())))
                                .thenComposeAsync(
                                        member -> member
                                                ? again(one)
                                                : giveUp(one.wanted(), "whoever asks is not in the group"),
                                        lane),
                        lane);
    }

    private CompletionStage<Void> again(Case one) {
        List<Jid> device = List.of(one.device());
        CompletionStage<Sessions.Ready> ready = isStubborn(one) ? sessions.renew(device) : sessions.prepare(device);
        return ready.thenComposeAsync(
                found -> found.unusable().containsKey(one.device())
                        ? giveUp(one.wanted(), found.unusable().get(one.device()))
                        : seal(one, found),
                lane);
    }

    /**
     * Whoever asks a second time may have a session that is broken: then a new one, but not for ever anew; whoever asks a third time for
     * the same message over the same session certainly has.
     */
    private boolean isStubborn(Case one) {
        Instant now = context.time().now();
        Instant last = renewed.get(one.requester());
        boolean due = one.wanted().count() > 1
                && (last == null || last.plus(RetryRequests.patience()).isBefore(now) || hasSameSession(one));
        if (due) {
            if (renewed.size() >= MOST_REMEMBERED) {
                renewed.clear();
            }
            renewed.put(one.requester(), now);
        }
        return due;
    }

    /** Whether the session is the one over which the message was sent again at the second request. */
    private boolean hasSameSession(Case one) {
        Wanting wanting = new Wanting(one.id(), one.requester());
        if (one.wanted().count() > 2) {
            return one.baseKey().isPresent() && one.baseKey().equals(Optional.ofNullable(secondTime.get(wanting)));
        }
        if (secondTime.size() >= MOST_REMEMBERED) {
            secondTime.clear();
        }
        one.baseKey().ifPresent(key -> secondTime.put(wanting, key));
        return false;
    }

    private CompletionStage<Void> seal(Case one, Sessions.Ready ready) {
        GroupRules rules = rules(one);
        return context.store()
                .transact(tx -> stanza(tx, one, rules, ready))
                .thenComposeAsync(
                        stanza -> {
                            underWay.computeIfAbsent(one.id(), unknown -> new HashMap<>())
                                    .put(one.wanted().recipient(), one.wanted().count());
                            return server.write(stanza);
                        },
                        lane);
    }

    private GroupRules rules(Case one) {
        return one.isToMany() ? rosters.rules(one.from()) : GroupRules.UNKNOWN;
    }

    private Node stanza(Transaction tx, Case one, GroupRules rules, Sessions.Ready ready) {
        Jid chat = one.isToMany()
                ? one.from()
                : tx.addresses().resolved(one.operation().to().id());
        Draft draft = drafts.write(tx, chat, one.requester().isPhone(), rules, one.id(), one.operation());
        if (ready.fresh().containsKey(one.device())) {
            sessions.start(tx, one.device(), ready.fresh().get(one.device()));
        }
        EncryptedMessage message = sessions.encrypt(tx, one.device(), plaintext(tx, one, chat, draft), ready);
        Node.Builder stanza = OutgoingStanza.begin(one.id(), one.from(), draft)
                .attribute("t", Long.toString(one.sentAt().getEpochSecond()));
        if (one.isToMany()) {
            stanza.attribute("participant", one.requester())
                    .attribute("addressing_mode", one.requester().isPhone() ? "pn" : "lid");
        } else {
            stanza.attribute("device_fanout", "false");
            if (self.isOwn(one.requester())) {
                stanza.attribute("recipient", chat);
            }
        }
        stanza.child(OutgoingStanza.part(message, draft, one.wanted().count()));
        if (OutgoingStanza.isFirst(message)) {
            stanza.child(KeyNodes.data("device-identity", self.identity()));
        }
        return stanza.build();
    }

    private byte[] plaintext(Transaction tx, Case one, Jid chat, Draft draft) {
        if (one.isToMany()) {
            keys.sent(tx, one.from(), one.id(), List.of(new Target(one.device(), one.requester())));
            return plaintexts.withKey(draft.message(), one.from(), keys.describe(tx, one.from()));
        }
        return self.isOwn(one.device()) ? plaintexts.copy(draft.message(), chat) : plaintexts.direct(draft.message());
    }

    private CompletionStage<Void> giveUp(WantedMessage wanted, String why) {
        LOG.warn("Message {} is not sent again to {}: {}", wanted.id(), wanted.recipient(), why);
        again |= more;
        return context.store()
                .perform(tx -> tx.signal().retries().answered(wanted.id(), wanted.recipient()))
                .thenCompose(done -> end());
    }

    private static CompletionStage<Void> end() {
        return CompletableFuture.completedFuture(null);
    }
}
