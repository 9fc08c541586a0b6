package io.github.camelwhatsapp.multidevice.messaging;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.IdentityChanged;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.devices.DeviceVoucher;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.signal.DecryptedMessage;
import io.github.camelwhatsapp.signal.DuplicateMessageException;
import io.github.camelwhatsapp.signal.GroupCipher;
import io.github.camelwhatsapp.signal.GroupSessionBuilder;
import io.github.camelwhatsapp.signal.IdentityStatus;
import io.github.camelwhatsapp.signal.InvalidMessageException;
import io.github.camelwhatsapp.signal.InvalidSignatureException;
import io.github.camelwhatsapp.signal.PreKeySignalMessage;
import io.github.camelwhatsapp.signal.SenderKeyDistributionMessage;
import io.github.camelwhatsapp.signal.SenderKeyMessage;
import io.github.camelwhatsapp.signal.SenderKeyName;
import io.github.camelwhatsapp.signal.SignalException;
import io.github.camelwhatsapp.signal.SignalMessage;
import io.github.camelwhatsapp.store.SignalNames;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens the encrypted parts of one message, in order, in one transaction: what a part brings, such as a sender key, is there for the next
 * one, and a part that fails does not keep the next from being tried. Source: multidevice-messaging.md section 4.2.
 */
final class Opening {
    /** The version of what Messenger's apps write, which is neither padded nor a message of this kind. Source: section 4.2. */
    private static final String OTHER_APPS = "3";

    private final Transaction tx;
    private final Sessions sessions;
    private final SecureRandom random;
    private final Instant now;
    private final Arrival arrival;
    private final Jid sender;
    private final List<Event> events = new ArrayList<>();
    private Optional<Message> message = Optional.empty();
    private Optional<Failure> failure = Optional.empty();
    private Optional<String> unknownKind = Optional.empty();

    Opening(Transaction tx, Sessions sessions, SecureRandom random, Instant now, Arrival arrival) {
        this.tx = tx;
        this.sessions = sessions;
        this.random = random;
        this.now = now;
        this.arrival = arrival;
        sender = tx.addresses()
                .resolved(arrival.sender())
                .withDevice(arrival.sender().device());
    }

    /** What the message says, if a part that says something could be opened. */
    Optional<Message> message() {
        return message;
    }

    /** What went wrong last, if anything did. */
    Optional<Failure> failure() {
        return failure;
    }

    /** The kind of the last part that this version does not know, such as {@code msmsg}; empty if it knows all. */
    Optional<String> unknownKind() {
        return unknownKind;
    }

    /** What was learnt on the way. */
    List<Event> events() {
        return events;
    }

    /** Opens all parts. */
    Opening all() {
        arrival.parts().forEach(this::open);
        return this;
    }

    private void open(Node part) {
        try {
            decrypt(part).ifPresent(plaintext -> take(Padding.unpad(plaintext)));
        } catch (DuplicateMessageException e) {
            // What it said was kept when it came first.
        } catch (SignalException e) {
            failure = Optional.of(Failure.of(e));
        } catch (IllegalArgumentException e) {
            failure = Optional.of(Failure.malformed(e));
        }
    }

    /** Empty for a kind that is not known: that part is passed over. */
    private Optional<byte[]> decrypt(Node part) {
        byte[] bytes = part.dataBytes();
        String kind = part.attributes().is("v", OTHER_APPS)
                ? "v" + OTHER_APPS
                : part.attribute("type").orElse("");
        return switch (kind) {
            case "pkmsg" -> Optional.of(first(PreKeySignalMessage.parse(bytes)));
            case "msg" ->
                Optional.of(sessions.cipher(tx)
                        .decrypt(SignalNames.address(sender), SignalMessage.parse(bytes))
                        .plaintext());
            case "skmsg" ->
                Optional.of(new GroupCipher(tx.signal().senderKeys(), random)
                        .decrypt(name(), SenderKeyMessage.parse(bytes)));
            default -> {
                unknownKind = Optional.of(kind);
                yield Optional.empty();
            }
        };
    }

    private byte[] first(PreKeySignalMessage opened) {
        vouched(opened);
        DecryptedMessage decrypted = sessions.cipher(tx).decrypt(SignalNames.address(sender), opened);
        if (decrypted.identity() == IdentityStatus.CHANGED) {
            tx.signal().senderKeyHolders().forget(SignalNames.name(sender));
            events.add(new IdentityChanged(tx.addresses().party(arrival.sender()), true, now));
        }
        return decrypted.plaintext();
    }

    /** A linked device that begins a session shows who vouches for it. */
    private void vouched(PreKeySignalMessage opened) {
        if (sender.device() == 0) {
            return;
        }
        arrival.stanza()
                .child("device-identity")
                .flatMap(voucher -> DeviceVoucher.objection(
                        voucher.dataBytes(),
                        opened.identityKey(),
                        tx.signal().stores().identities().find(SignalNames.address(sender.withDevice(0)))))
                .ifPresent(objection -> {
                    throw new InvalidSignatureException("The identity of " + sender + ": " + objection);
                });
    }

    private void take(byte[] plaintext) {
        Message opened;
        try {
            opened = Message.parseFrom(plaintext);
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidMessageException("The plaintext is no protobuf message: " + e.getMessage());
        }
        if (opened.hasSenderKeyDistributionMessage()) {
            keep(opened.getSenderKeyDistributionMessage());
        }
        Message rest = opened.toBuilder().clearSenderKeyDistributionMessage().build();
        if (isSaying(rest)) {
            message = Optional.of(rest);
        }
    }

    /** Whether there is more than what goes with a message. */
    private static boolean isSaying(Message rest) {
        return rest.toBuilder().clearMessageContextInfo().build().getSerializedSize() > 0;
    }

    private void keep(Message.SenderKeyDistributionMessage key) {
        if (key.getGroupId().equals(arrival.chat().toString())) {
            new GroupSessionBuilder(tx.signal().senderKeys(), random)
                    .process(
                            name(),
                            SenderKeyDistributionMessage.parse(
                                    key.getAxolotlSenderKeyDistributionMessage().toByteArray()));
        }
    }

    private SenderKeyName name() {
        return new SenderKeyName(arrival.chat().toString(), SignalNames.address(sender));
    }
}
