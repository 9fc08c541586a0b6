package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.IdentityChanged;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.UndecryptableMessage;
import io.github.camelwhatsapp.event.UnknownStanza;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.UnavailableContent;
import io.github.camelwhatsapp.model.UnknownContent;
import io.github.camelwhatsapp.multidevice.devices.OwnDevice;
import io.github.camelwhatsapp.multidevice.message.GroupRules;
import io.github.camelwhatsapp.multidevice.message.ReadMessage;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.signal.PreKey;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.store.StoreException;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.wire.MultiDeviceNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one message inside the transaction that stores what it says: the ratchet's step, the prekey that was used up, the addresses and
 * the secret that it tells, its mark against repetition and the message itself are kept together. What fails leaves no trace but the count
 * of how often the message was asked for. Source: multidevice-messaging.md sections 4.1 to 4.5.
 */
final class Reading implements IncomingStanza.Reading {
    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    /** The author does not answer beyond that. Source: multidevice-messaging.md section 4.4, "Ignore if count >= 5". */
    private static final int MOST_RETRIES = 4;

    private static final int UNKNOWN_TYPE = 490;
    private static final int INVALID_PROTOBUF = 491;
    private static final int MISSING_SECRET = 495;

    /** How bots answer: under the secret of the question. */
    private static final String BY_SECRET = "msmsg";

    private static final String STATUS = "status";
    private static final Duration STATUS_LASTS = Duration.ofHours(24);

    private final ConnectionContext context;
    private final OwnDevice self;
    private final Sessions sessions;
    private final Contents contents;
    private final SecureRandom random;
    private final Arrival arrival;
    private final GroupRules rules;
    private volatile List<Node> answers = List.of();
    private volatile Optional<Arrival> placeholder = Optional.empty();
    private volatile boolean asked;
    private volatile boolean opened;

    Reading(
            ConnectionContext context,
            OwnDevice self,
            Sessions sessions,
            Contents contents,
            SecureRandom random,
            Arrival arrival,
            GroupRules rules) {
        this.context = context;
        this.self = self;
        this.sessions = sessions;
        this.contents = contents;
        this.random = random;
        this.arrival = arrival;
        this.rules = rules;
    }

    /** What to send once the transaction is durable. */
    List<Node> answers() {
        return answers;
    }

    /** The message, if its content has to be asked of the phone. */
    Optional<Arrival> placeholder() {
        return placeholder;
    }

    /** Whether its author was asked for it for the first time. */
    boolean isAskedFor() {
        return asked;
    }

    /** Whether it could be read. */
    boolean isOpened() {
        return opened;
    }

    @Override
    public IncomingStanza.Outcome read(Transaction tx) {
        placeholder = Optional.empty();
        asked = false;
        opened = false;
        arrival.learn(tx.addresses());
        if (arrival.parts().isEmpty()) {
            return unavailable(tx);
        }
        Opening opening = new Opening(tx, sessions, random, context.time().now(), arrival).all();
        List<Event> events = new ArrayList<>(opening.events());
        Expectations expectations = new Expectations(tx);
        if (opening.message().isPresent()) {
            answers = taken();
            opened = true;
            came(tx, arrival, Opened.of(arrival, opening.message().get()), events, expectations);
            return IncomingStanza.Outcome.readable(events).with(expectations.all());
        }
        if (opening.failure().isPresent()) {
            boolean asked = failed(tx, opening.failure().get(), events);
            expectations.unread(arrival, asked && !isTold(tx));
        } else if (opening.unknownKind().isPresent()) {
            unknown(opening.unknownKind().get(), events);
        } else {
            // It came before, or it only brought a key.
            answers = taken();
        }
        return IncomingStanza.Outcome.unreadable(events).with(expectations.all());
    }

    private void came(Transaction tx, Arrival from, Opened content, List<Event> events, Expectations expectations) {
        boolean asked = tx.signal().retries().arrived(Asked.of(from).key());
        // Whoever sends it again may do so under their other address; what the phone hands on was asked of the phone.
        expectations.came(from, content.chat(), asked || sentBefore() > 0 || !from.equals(arrival));
        if (isFirst(tx, from, content.chat())) {
            said(tx, from, content, events, expectations);
        }
    }

    private void said(Transaction tx, Arrival from, Opened opened, List<Event> events, Expectations expectations) {
        ReadMessage read = content(tx, from, opened);
        if (read instanceof ReadMessage.ForDevices news) {
            forDevices(tx, news.message(), events, expectations);
        } else if (read instanceof ReadMessage.Said said) {
            events.add(new MessageReceived(
                    from.id(),
                    tx.addresses().party(opened.chat()),
                    tx.addresses().party(from.sender()),
                    from.equals(arrival) ? from.name() : Optional.empty(),
                    from.at(),
                    from.origin(),
                    said.content(),
                    said.options(),
                    self.isOwn(from.sender())));
        }
    }

    private void forDevices(
            Transaction tx, Message.ProtocolMessage message, List<Event> events, Expectations expectations) {
        if (!arrival.own()) {
            LOG.warn("Somebody else tried to tell this device what only the own account may; it is passed over");
            return;
        }
        OwnNews.take(tx, message);
        for (HandedOn handed : HandedOn.in(arrival, message, self)) {
            Opened inside = new Opened(handed.arrival().chat(), handed.message());
            came(tx, handed.arrival(), inside, events, expectations);
        }
        if (message.hasHistorySyncNotification()) {
            answers = List.of(answers.get(0), Answers.historyTaken(arrival, self));
        }
    }

    private ReadMessage content(Transaction tx, Arrival from, Opened opened) {
        try {
            return contents.read(tx, from, opened.chat(), rules, opened.message());
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("What a message says could not be read and is kept as it came: {}", e.toString());
            return new ReadMessage.Said(
                    new UnknownContent(
                            arrival.stanza().attribute("type").orElse(""),
                            opened.message().toByteArray()),
                    MessageOptions.NONE,
                    Optional.empty());
        }
    }

    /** A message of which only the outside came. Source: multidevice-messaging.md section 4.5. */
    private IncomingStanza.Outcome unavailable(Transaction tx) {
        String reason = arrival.stanza()
                .child("unavailable")
                .flatMap(node -> node.attribute("type"))
                .orElse("");
        answers = Answers.acknowledged(arrival.stanza(), self);
        placeholder = Placeholders.isWorthAsking(reason, arrival, context.time().now())
                ? Optional.of(arrival)
                : Optional.empty();
        MessageReceived event = new MessageReceived(
                arrival.id(),
                tx.addresses().party(arrival.chat()),
                tx.addresses().party(arrival.sender()),
                arrival.name(),
                arrival.at(),
                arrival.origin(),
                new UnavailableContent(reason),
                MessageOptions.NONE,
                arrival.own());
        Expectations expectations = new Expectations(tx);
        if (placeholder.isPresent() && !isTold(tx)) {
            expectations.unread(arrival, true);
        }
        return IncomingStanza.Outcome.unreadable(List.of(event)).with(expectations.all());
    }

    /** Says whether it was asked for again. */
    private boolean failed(Transaction tx, Failure failure, List<Event> events) {
        Instant now = context.time().now();
        int count = Math.max(tx.signal().retries().asked(Asked.of(arrival).key(), now), sentBefore() + 1);
        boolean ask = failure.kind().helps() && count <= MOST_RETRIES && !isOver(now);
        asked = ask && count == 1 && !arrival.isPeer();
        answers = ask ? retry(tx, failure, count) : refused(failure);
        Party sender = tx.addresses().party(arrival.sender());
        if (failure.kind() == Failure.Kind.UNTRUSTED_IDENTITY) {
            events.add(new IdentityChanged(sender, false, now));
        }
        if (count == 1 || !ask) {
            events.add(new UndecryptableMessage(
                    arrival.id(),
                    tx.addresses().party(arrival.chat()),
                    sender,
                    failure.kind().name(),
                    failure.detail(),
                    count,
                    ask,
                    arrival.at()));
        }
        return ask;
    }

    /** Nobody would send it otherwise if they were asked: it is kept as it came, and the server need not send it again. */
    private void unknown(String kind, List<Event> events) {
        answers = Answers.refused(arrival.stanza(), self, kind.equals(BY_SECRET) ? MISSING_SECRET : UNKNOWN_TYPE);
        events.add(new UnknownStanza(
                arrival.stanza().tag(),
                arrival.stanza().attribute("type").orElse(""),
                "this version does not know how the kind '" + kind + "' is encrypted",
                new MultiDeviceNodeEncoder().encode(arrival.stanza()),
                context.time().now()));
    }

    private List<Node> retry(Transaction tx, Failure failure, int count) {
        long registrationId = tx.signal().stores().identities().localRegistrationId();
        Optional<Node> keys = count > 1 || failure.kind().needsKeys() ? Optional.of(keys(tx)) : Optional.empty();
        List<Node> all = new ArrayList<>();
        all.add(Answers.retry(arrival, count, failure, registrationId, keys));
        all.addAll(Answers.acknowledged(arrival.stanza(), self));
        return all;
    }

    /** A prekey for the author alone: the server never has it, so nobody else can use it. */
    private Node keys(Transaction tx) {
        PreKey preKey = tx.signal()
                .oneTimePreKeys()
                .add(List.of(KeyPair.generate(random)))
                .get(0);
        tx.signal().oneTimePreKeys().uploaded(List.of(preKey.id()));
        return KeyNodes.keys(
                tx.signal().stores().identities().localIdentity().identityKey(),
                preKey,
                tx.signal().signedPreKeys().current().orElseThrow(),
                self.identity());
    }

    private List<Node> refused(Failure failure) {
        return failure.kind().helps() || failure.kind() == Failure.Kind.UNTRUSTED_IDENTITY
                ? Answers.acknowledged(arrival.stanza(), self)
                : Answers.refused(arrival.stanza(), self, INVALID_PROTOBUF);
    }

    /** How often the author says that they have sent it again. */
    private int sentBefore() {
        return (int) Math.min(
                MOST_RETRIES,
                arrival.parts().stream()
                        .mapToLong(part -> part.attributes().number("count").orElse(0L))
                        .max()
                        .orElse(0));
    }

    private boolean isOver(Instant now) {
        return arrival.chat().isBroadcast()
                && arrival.chat().user().equals(STATUS)
                && arrival.at().plus(STATUS_LASTS).isBefore(now);
    }

    private List<Node> taken() {
        return Answers.taken(arrival, self, context.settings().deliveryReceipts());
    }

    private boolean isFirst(Transaction tx, Arrival from, Jid chat) {
        return tx.dedupe().firstTime(dedupeKey(tx, from, chat), context.time().now());
    }

    /** Whether it had come before and could be read then: nothing needs to wait for it. */
    private boolean isTold(Transaction tx) {
        return tx.dedupe().isKnown(dedupeKey(tx, arrival, arrival.chat()));
    }

    private static String dedupeKey(Transaction tx, Arrival from, Jid chat) {
        return tx.addresses().party(chat).conversationKey() + " "
                + tx.addresses().party(from.sender()).conversationKey() + " " + from.id();
    }
}
