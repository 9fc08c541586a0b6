package io.github.camelwhatsapp.emulator.endpoint;

import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.signal.GroupCipher;
import io.github.camelwhatsapp.signal.GroupSessionBuilder;
import io.github.camelwhatsapp.signal.SenderKeyDistributionMessage;
import io.github.camelwhatsapp.signal.SenderKeyMessage;
import io.github.camelwhatsapp.signal.SenderKeyName;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sender keys of a phone: its own for each group, who has them, and those of others. Used on its lane only. Source: signal.md section
 * 5, multidevice-messaging.md section 3.5.
 */
final class GroupKeys {
    private final AddressBook book;
    private final MemoryStores stores;
    private final SecureRandom random;
    private final Map<Jid, Set<Jid>> holders = new HashMap<>();

    GroupKeys(AddressBook book, MemoryStores stores, SecureRandom random) {
        this.book = book;
        this.stores = stores;
        this.random = random;
    }

    /** Those of the devices who do not have the key of the moment. A new one is made if somebody has it who is not among them. */
    List<Jid> lacking(Jid group, Jid own, Collection<Jid> devices) {
        Set<Jid> having = holders.computeIfAbsent(group, id -> new HashSet<>());
        if (!devices.containsAll(having)) {
            new GroupSessionBuilder(stores.senderKeys(), random).rotate(name(group, own));
            having.clear();
        }
        return devices.stream().filter(device -> !having.contains(device)).toList();
    }

    /** Devices have been given the key. */
    void given(Jid group, Collection<Jid> devices) {
        holders.computeIfAbsent(group, id -> new HashSet<>()).addAll(devices);
    }

    /** A device has to be given the key again. */
    void taken(Jid group, Jid device) {
        holders.computeIfAbsent(group, id -> new HashSet<>()).remove(device);
    }

    /** Nobody has the key of a group any more, as far as this phone knows. */
    void forgetHolders() {
        holders.clear();
    }

    /** The message that gives the key. */
    Message distribution(Jid group, Jid own) {
        return addTo(Message.newBuilder(), group, own).build();
    }

    /** Adds the key to a message. */
    Message.Builder addTo(Message.Builder message, Jid group, Jid own) {
        byte[] distribution = new GroupSessionBuilder(stores.senderKeys(), random)
                .distribution(name(group, own))
                .bytes();
        return message.setSenderKeyDistributionMessage(Message.SenderKeyDistributionMessage.newBuilder()
                .setGroupId(group.toString())
                .setAxolotlSenderKeyDistributionMessage(ByteString.copyFrom(distribution)));
    }

    /** Encrypts for a group. */
    Node.Builder seal(Jid group, Jid own, byte[] padded) {
        SenderKeyMessage sealed = new GroupCipher(stores.senderKeys(), random).encrypt(name(group, own), padded);
        return Node.builder("enc")
                .attribute("v", "2")
                .attribute("type", "skmsg")
                .data(sealed.bytes());
    }

    /**
     * Decrypts what a member wrote.
     *
     * @throws io.github.camelwhatsapp.signal.SignalException if that cannot be done
     */
    byte[] open(Jid group, Jid member, Node enc) {
        return new GroupCipher(stores.senderKeys(), random)
                .decrypt(name(group, member), SenderKeyMessage.parse(enc.dataBytes()));
    }

    /** Takes in the key of a member, if the message brings one. */
    void take(Jid member, Message message) {
        if (message.hasSenderKeyDistributionMessage()) {
            Message.SenderKeyDistributionMessage given = message.getSenderKeyDistributionMessage();
            new GroupSessionBuilder(stores.senderKeys(), random)
                    .process(
                            name(Jid.parse(given.getGroupId()), member),
                            SenderKeyDistributionMessage.parse(given.getAxolotlSenderKeyDistributionMessage()
                                    .toByteArray()));
        }
    }

    private SenderKeyName name(Jid group, Jid device) {
        return new SenderKeyName(group.toString(), book.signal(device));
    }
}
