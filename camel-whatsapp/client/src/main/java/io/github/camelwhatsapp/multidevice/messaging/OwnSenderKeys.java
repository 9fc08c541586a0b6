package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.devices.OwnDevice;
import io.github.camelwhatsapp.signal.GroupCipher;
import io.github.camelwhatsapp.signal.GroupSessionBuilder;
import io.github.camelwhatsapp.signal.SenderKeyDistributionMessage;
import io.github.camelwhatsapp.signal.SenderKeyName;
import io.github.camelwhatsapp.signal.SenderKeyRecord;
import io.github.camelwhatsapp.signal.SignalAddress;
import io.github.camelwhatsapp.store.OutboxRow;
import io.github.camelwhatsapp.store.OutboxState;
import io.github.camelwhatsapp.store.SignalNames;
import io.github.camelwhatsapp.store.Transaction;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Our keys for groups: made when there is none, given to each device that lacks it, made anew when a device that has it may not read any
 * more. All within the caller's transaction. Source: multidevice-messaging.md section 3.5, signal.md section 5.
 */
final class OwnSenderKeys {
    private final OwnDevice self;
    private final SecureRandom random;

    OwnSenderKeys(OwnDevice self, SecureRandom random) {
        this.self = self;
        this.random = random;
    }

    /**
     * A key and who has to be given it.
     *
     * @param keyId tells the key from an earlier or a later one
     * @param lacking those who do not have it
     */
    record Holding(long keyId, List<Target> lacking) {}

    /** Makes a key if there is none, or if somebody has it who is not among these; says who lacks it. */
    Holding hold(Transaction tx, Jid group, List<Target> targets) {
        Set<SignalAddress> holders = holders(tx, group);
        Set<SignalAddress> wanted = new HashSet<>();
        targets.forEach(target -> wanted.add(SignalNames.address(target.device())));
        if (!isPresent(tx, group) || !wanted.containsAll(holders)) {
            drop(tx, group);
            holders = Set.of();
        }
        Set<SignalAddress> have = holders;
        return new Holding(
                describe(tx, group).keyId(),
                targets.stream()
                        .filter(target -> !have.contains(SignalNames.address(target.device())))
                        .toList());
    }

    /** Describes the key from the next message on. */
    SenderKeyDistributionMessage describe(Transaction tx, Jid group) {
        return new GroupSessionBuilder(tx.signal().senderKeys(), random).distribution(name(tx, group));
    }

    /** Whether the key is still this one. */
    boolean isStill(Transaction tx, Jid group, long keyId) {
        return isPresent(tx, group) && describe(tx, group).keyId() == keyId;
    }

    byte[] encrypt(Transaction tx, Jid group, byte[] plaintext) {
        return new GroupCipher(tx.signal().senderKeys(), random)
                .encrypt(name(tx, group), plaintext)
                .bytes();
    }

    /** Notes whom a message brings the key. */
    void sent(Transaction tx, Jid group, String message, Collection<Target> to) {
        tx.signal()
                .senderKeyHolders()
                .sent(
                        group.toString(),
                        message,
                        to.stream()
                                .map(target -> SignalNames.address(target.device()))
                                .toList());
    }

    /** There must be a new key of this group before anything is encrypted for it. */
    void drop(Transaction tx, Jid group) {
        tx.signal().senderKeyHolders().clear(group.toString());
        if (isPresent(tx, group)) {
            tx.signal().senderKeys().remove(name(tx, group));
        }
    }

    private boolean isPresent(Transaction tx, Jid group) {
        return tx.signal()
                .senderKeys()
                .find(name(tx, group))
                .filter(SenderKeyRecord::isOwn)
                .isPresent();
    }

    /**
     * Who has the key: those of whom the server has confirmed it, and those whom a message brings it that is still to be confirmed and will
     * be written before any later one.
     */
    private static Set<SignalAddress> holders(Transaction tx, Jid group) {
        Set<SignalAddress> holders =
                new HashSet<>(tx.signal().senderKeyHolders().of(group.toString()));
        tx.signal().senderKeyHolders().sent(group.toString()).forEach((message, devices) -> {
            OutboxState state = tx.outbox().find(message).map(OutboxRow::state).orElse(OutboxState.FAILED);
            switch (state) {
                case SEALED, WRITTEN -> holders.addAll(devices);
                case ACKED -> {
                    tx.signal().senderKeyHolders().confirmed(message);
                    holders.addAll(devices);
                }
                case QUEUED, FAILED -> tx.signal().senderKeyHolders().discarded(message);
            }
        });
        return holders;
    }

    private SenderKeyName name(Transaction tx, Jid group) {
        return new SenderKeyName(
                group.toString(),
                SignalNames.address(tx.addresses()
                        .resolved(self.phone())
                        .withDevice(self.phone().device())));
    }
}
