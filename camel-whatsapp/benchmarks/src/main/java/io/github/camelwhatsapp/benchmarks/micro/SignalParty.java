package io.github.camelwhatsapp.benchmarks.micro;

import io.github.camelwhatsapp.signal.EncryptedMessage;
import io.github.camelwhatsapp.signal.GroupCipher;
import io.github.camelwhatsapp.signal.GroupSessionBuilder;
import io.github.camelwhatsapp.signal.IdentityKeyPair;
import io.github.camelwhatsapp.signal.IdentityPolicy;
import io.github.camelwhatsapp.signal.IdentityStatus;
import io.github.camelwhatsapp.signal.PreKeyBundle;
import io.github.camelwhatsapp.signal.PreKeySignalMessage;
import io.github.camelwhatsapp.signal.SenderKeyMessage;
import io.github.camelwhatsapp.signal.SenderKeyName;
import io.github.camelwhatsapp.signal.SessionBuilder;
import io.github.camelwhatsapp.signal.SessionCipher;
import io.github.camelwhatsapp.signal.SignalAddress;
import io.github.camelwhatsapp.signal.SignalMessage;
import io.github.camelwhatsapp.signal.SignalStores;
import io.github.camelwhatsapp.signal.SignedPreKey;
import java.security.SecureRandom;
import java.util.Optional;

/** A device that writes to others and reads what they write. */
final class SignalParty {
    private static final long REGISTRATION = 1;
    private static final String GROUP = "34600000001-1400000000@g.us";

    private final SignalAddress address;
    private final SenderKeyName senderKey;
    private final PreKeyBundle bundle;
    private final SignalStores stores;
    private final SessionBuilder sessions;
    private final SessionCipher cipher;
    private final GroupSessionBuilder groups;
    private final GroupCipher groupCipher;

    SignalParty(String name, SecureRandom random) {
        IdentityKeyPair identity = IdentityKeyPair.generate(random);
        LiveStores live = new LiveStores(identity, REGISTRATION);
        stores = live.signal();
        SignedPreKey signed = SignedPreKey.generate(1, identity, random);
        stores.signedPreKeys().put(signed);
        address = new SignalAddress(name, 0);
        senderKey = new SenderKeyName(GROUP, address);
        bundle = new PreKeyBundle(REGISTRATION, identity.identityKey(), signed.offer(), Optional.empty());
        sessions = new SessionBuilder(stores, IdentityPolicy.ACCEPT_CHANGES, random);
        cipher = new SessionCipher(stores, IdentityPolicy.ACCEPT_CHANGES, random);
        groups = new GroupSessionBuilder(live.senderKeys(), random);
        groupCipher = new GroupCipher(live.senderKeys(), random);
    }

    /** Opens a session with another one, so that neither side sends first messages any more. */
    void meets(SignalParty other, byte[] payload) {
        start(other);
        other.open(this, seal(other, payload));
        open(other, other.seal(this, payload));
    }

    IdentityStatus start(SignalParty other) {
        return sessions.start(other.address, other.bundle);
    }

    void forget(SignalParty other) {
        stores.sessions().remove(other.address);
    }

    EncryptedMessage seal(SignalParty to, byte[] payload) {
        return cipher.encrypt(to.address, payload);
    }

    byte[] open(SignalParty from, EncryptedMessage message) {
        return switch (message.kind()) {
            case PRE_KEY_MESSAGE -> openFirst(from, message.bytes());
            case MESSAGE ->
                cipher.decrypt(from.address, SignalMessage.parse(message.bytes()))
                        .plaintext();
        };
    }

    byte[] openFirst(SignalParty from, byte[] message) {
        return cipher.decrypt(from.address, PreKeySignalMessage.parse(message)).plaintext();
    }

    /** Lets another one read what this one writes to the group. */
    void openGroup(SignalParty reader) {
        reader.groups.process(senderKey, groups.distribution(senderKey));
    }

    SenderKeyMessage sealForGroup(byte[] payload) {
        return groupCipher.encrypt(senderKey, payload);
    }

    byte[] openFromGroup(SignalParty author, SenderKeyMessage message) {
        return groupCipher.decrypt(author.senderKey, message);
    }
}
