package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.devices.Devices;
import io.github.camelwhatsapp.multidevice.devices.OwnDevice;
import io.github.camelwhatsapp.multidevice.devices.ParticipantHash;
import io.github.camelwhatsapp.multidevice.devices.Person;
import io.github.camelwhatsapp.multidevice.message.GroupRules;
import io.github.camelwhatsapp.multidevice.stanza.ContactTokens;
import io.github.camelwhatsapp.multidevice.stanza.StrangerToken;
import io.github.camelwhatsapp.operation.MessageOperation;
import io.github.camelwhatsapp.signal.EncryptedMessage;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.Sealing;
import io.github.camelwhatsapp.spi.StaleSealingException;
import io.github.camelwhatsapp.store.StoreException;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.wire.MultiDeviceNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Seals messages to a person: for each of their devices and each other one of our own account, all in one form of address. Messages are
 * prepared on the lane only. Source: multidevice-messaging.md sections 3.1 to 3.4.
 */
final class DirectSealer {
    private static final int NOT_FOUND = 404;
    private static final int MOST_ACQUAINTED = 10_000;

    private final ConnectionContext context;
    private final OwnDevice self;
    private final Executor lane;
    private final Devices devices;
    private final Sessions sessions;
    private final Drafts drafts;
    private final Plaintexts plaintexts;
    private final SentNotes notes;

    /** To whom all was sealed without anybody missing; a transaction that fails may leave somebody here, which costs an attempt. */
    private final Set<Jid> acquainted = ConcurrentHashMap.newKeySet();

    DirectSealer(
            ConnectionContext context,
            OwnDevice self,
            Executor lane,
            Devices devices,
            Sessions sessions,
            Drafts drafts,
            Plaintexts plaintexts,
            SentNotes notes) {
        this.context = context;
        this.self = self;
        this.lane = lane;
        this.devices = devices;
        this.sessions = sessions;
        this.drafts = drafts;
        this.plaintexts = plaintexts;
        this.notes = notes;
    }

    /**
     * Whom a message goes to, in one form of address.
     *
     * @param chat the chat on the wire
     * @param phone the number of who it is, if it is known
     * @param theirs the devices of the person, none for a note to ourselves
     * @param ours the other devices of our own account
     */
    private record Recipients(Jid chat, Optional<Jid> phone, List<Target> theirs, List<Target> ours) {
        List<Jid> devices() {
            return Stream.concat(theirs.stream(), ours.stream())
                    .map(Target::device)
                    .toList();
        }

        String hash() {
            return ParticipantHash.of(Stream.concat(theirs.stream(), ours.stream())
                    .map(Target::wire)
                    .toList());
        }
    }

    /**
     * Prepares a message; fails when it can reach nobody. To whoever was written before nothing is asked and nothing read beforehand: all is
     * done in the transaction that seals it, which is the only turn at the store that such a message takes.
     */
    CompletionStage<Sealing> prepare(String id, MessageOperation operation) {
        Jid to = operation.to().id().account();
        return acquainted.contains(to)
                ? CompletableFuture.completedFuture(tx -> atOnce(tx, id, operation, to))
                : afterQuestions(id, operation, to);
    }

    private CompletionStage<Sealing> afterQuestions(String id, MessageOperation operation, Jid to) {
        Jid own = self.phone().account();
        return devices.of(List.of(to, own))
                .thenComposeAsync(
                        people -> {
                            Recipients recipients = recipients(to, people.get(to), people.get(own));
                            note(id, recipients);
                            return sessions.prepare(recipients.devices()).thenCompose(ready -> {
                                checkReachable(recipients, ready);
                                return context.store()
                                        .preferred()
                                        .transact(tx -> write(tx, id, operation, recipients))
                                        .thenApply(draft -> sealing(id, operation, to, recipients, ready, draft));
                            });
                        },
                        lane);
    }

    /** Whatever is not as it was when they were written to last leads back to the questions, before anything is written. */
    private byte[] atOnce(Transaction tx, String id, MessageOperation operation, Jid to) {
        try {
            Jid own = self.phone().account();
            Map<Jid, Person> people = Devices.known(tx, List.of(to, own))
                    .orElseThrow(() -> new StaleSealingException("The devices of " + to + " must be asked for"));
            Recipients recipients = recipients(to, people.get(to), people.get(own));
            requireSessions(tx, recipients);
            Draft draft = write(tx, id, operation, recipients);
            lane.execute(() -> note(id, recipients));
            return encoded(tx, id, operation, recipients, Sessions.Ready.NOTHING_NEEDED, draft);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            acquainted.remove(to);
            throw e instanceof StaleSealingException stale
                    ? stale
                    : new StaleSealingException(String.valueOf(e.getMessage()));
        }
    }

    private void requireSessions(Transaction tx, Recipients recipients) {
        recipients.devices().stream()
                .filter(device -> !sessions.canEncrypt(tx, device, Sessions.Ready.NOTHING_NEEDED))
                .findFirst()
                .ifPresent(device -> {
                    throw new StaleSealingException("There is no session with " + device);
                });
    }

    private void note(String id, Recipients recipients) {
        notes.sealed(
                id,
                recipients.chat(),
                recipients.hash(),
                List.of(recipients.chat(), self.phone().account()));
    }

    private Draft write(Transaction tx, String id, MessageOperation operation, Recipients recipients) {
        Jid chat = recipients.chat();
        return drafts.write(tx, chat, chat.isPhone(), GroupRules.UNKNOWN, id, operation);
    }

    private Recipients recipients(Jid to, Person person, Person own) {
        boolean toSelf = self.isOwn(to);
        if (!toSelf && !person.isReachable()) {
            throw new RefusedException("sendMessage", NOT_FOUND, to.user() + " is not on WhatsApp");
        }
        Person chat = toSelf ? own : person;
        // Never two forms of address in one stanza: where one side has no hidden address, both go by phone number.
        boolean byPhone = chat.phone().isPresent()
                && (chat.resolved().isPhone() || own.resolved().isPhone());
        List<Target> ours = Target.all(own, byPhone).stream()
                .filter(target -> target.device().device() != self.phone().device())
                .toList();
        return new Recipients(
                byPhone ? chat.phone().get() : chat.resolved(),
                chat.phone(),
                toSelf ? List.of() : Target.all(person, byPhone),
                ours);
    }

    /** Whoever gets a message on other devices than the phone would show it as delivered, and the phone would never have it. */
    private static void checkReachable(Recipients recipients, Sessions.Ready ready) {
        List<Jid> needed = (recipients.theirs().isEmpty() ? recipients.ours() : recipients.theirs())
                .stream().map(Target::device).toList();
        boolean nobody = !needed.isEmpty() && ready.unusable().keySet().containsAll(needed);
        Optional<Jid> phone = needed.stream()
                .filter(device -> device.device() == 0 && ready.unusable().containsKey(device))
                .findFirst();
        if (nobody || phone.isPresent()) {
            Jid who = phone.orElseGet(() -> needed.get(0));
            throw new RefusedException(
                    "sendMessage",
                    0,
                    "it cannot be encrypted for " + who + ": "
                            + ready.unusable().get(who));
        }
    }

    private Sealing sealing(
            String id, MessageOperation operation, Jid to, Recipients recipients, Sessions.Ready ready, Draft draft) {
        return tx -> {
            byte[] bytes = encoded(tx, id, operation, recipients, ready, draft);
            if (ready.unusable().isEmpty()) {
                acquaint(to);
            }
            return bytes;
        };
    }

    private byte[] encoded(
            Transaction tx,
            String id,
            MessageOperation operation,
            Recipients recipients,
            Sessions.Ready ready,
            Draft draft) {
        drafts.keepSecret(tx, id, operation, draft);
        return new MultiDeviceNodeEncoder().encode(stanza(tx, id, recipients, ready, draft));
    }

    private void acquaint(Jid to) {
        if (acquainted.size() >= MOST_ACQUAINTED) {
            acquainted.clear();
        }
        acquainted.add(to);
    }

    private Node stanza(Transaction tx, String id, Recipients recipients, Sessions.Ready ready, Draft draft) {
        Parts parts = new Parts(tx, ready, draft);
        byte[] plaintext = plaintexts.direct(draft.message());
        recipients.theirs().forEach(target -> parts.add(target, plaintext));
        if (!recipients.ours().isEmpty()) {
            byte[] copy = plaintexts.copy(draft.message(), recipients.chat());
            recipients.ours().forEach(target -> parts.add(target, copy));
        }
        Node.Builder stanza = OutgoingStanza.begin(id, recipients.chat(), draft);
        recipients
                .phone()
                .filter(phone -> !phone.equals(recipients.chat()))
                .ifPresent(phone -> stanza.attribute("peer_recipient_pn", phone));
        stanza.child(Node.builder("participants").children(parts.nodes).build());
        if (parts.vouch) {
            stanza.child(KeyNodes.data("device-identity", self.identity()));
        }
        stanza.children(draft.extras());
        token(tx, recipients).ifPresent(stanza::child);
        return stanza.build();
    }

    /** What shows the server that we may write to them; nobody shows it for a note to themselves. */
    private Optional<Node> token(Transaction tx, Recipients recipients) {
        if (recipients.theirs().isEmpty()) {
            return Optional.empty();
        }
        return ContactTokens.valid(tx, recipients.chat(), context.time().now())
                .map(token -> KeyNodes.data("tctoken", token))
                .or(() -> StrangerToken.of(tx, recipients.chat()).map(token -> KeyNodes.data("cstoken", token)));
    }

    /** The parts of one stanza, made in one run of its transaction. */
    private final class Parts {
        private final Transaction tx;
        private final Sessions.Ready ready;
        private final Draft draft;
        private final List<Node> nodes = new ArrayList<>();
        private boolean vouch;

        Parts(Transaction tx, Sessions.Ready ready, Draft draft) {
            this.tx = tx;
            this.ready = ready;
            this.draft = draft;
        }

        void add(Target target, byte[] plaintext) {
            if (ready.unusable().containsKey(target.device())) {
                return;
            }
            EncryptedMessage message = sessions.encrypt(tx, target.device(), plaintext, ready);
            vouch |= OutgoingStanza.isFirst(message);
            nodes.add(OutgoingStanza.to(target.wire(), OutgoingStanza.part(message, draft)));
        }
    }
}
