package io.github.camelwhatsapp.benchmarks.micro;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whispersystems.libsignal.IdentityKeyPair;
import org.whispersystems.libsignal.InvalidKeyException;
import org.whispersystems.libsignal.SessionBuilder;
import org.whispersystems.libsignal.SessionCipher;
import org.whispersystems.libsignal.SignalProtocolAddress;
import org.whispersystems.libsignal.groups.GroupCipher;
import org.whispersystems.libsignal.groups.GroupSessionBuilder;
import org.whispersystems.libsignal.groups.SenderKeyName;
import org.whispersystems.libsignal.groups.state.SenderKeyRecord;
import org.whispersystems.libsignal.groups.state.SenderKeyStore;
import org.whispersystems.libsignal.protocol.CiphertextMessage;
import org.whispersystems.libsignal.protocol.PreKeySignalMessage;
import org.whispersystems.libsignal.protocol.SignalMessage;
import org.whispersystems.libsignal.state.PreKeyBundle;
import org.whispersystems.libsignal.state.SignedPreKeyRecord;
import org.whispersystems.libsignal.state.impl.InMemorySignalProtocolStore;
import org.whispersystems.libsignal.util.KeyHelper;

/** A device of signal-protocol-java that writes to others and reads what they write: {@link SignalParty} with the other library. */
final class SignalProtocolJavaParty {
    private static final int REGISTRATION = 1;
    private static final String GROUP = "34600000001-1400000000@g.us";

    private final SignalProtocolAddress address;
    private final InMemorySignalProtocolStore store;
    private final SenderKeys senderKeys = new SenderKeys();
    private final PreKeyBundle bundle;
    private final SenderKeyName senderKey;
    private final Map<SignalProtocolJavaParty, SessionCipher> ciphers = new HashMap<>();
    private final Map<SignalProtocolJavaParty, GroupCipher> groupCiphers = new HashMap<>();

    SignalProtocolJavaParty(String name) {
        IdentityKeyPair identity = KeyHelper.generateIdentityKeyPair();
        store = new InMemorySignalProtocolStore(identity, REGISTRATION);
        SignedPreKeyRecord signed = signed(identity);
        store.storeSignedPreKey(signed.getId(), signed);
        address = new SignalProtocolAddress(name, 0);
        senderKey = new SenderKeyName(GROUP, address);
        bundle = new PreKeyBundle(
                REGISTRATION,
                0,
                0,
                null,
                signed.getId(),
                signed.getKeyPair().getPublicKey(),
                signed.getSignature(),
                identity.getPublicKey());
    }

    /** Opens a session with another one, so that neither side sends first messages any more. */
    void meets(SignalProtocolJavaParty other, byte[] payload) throws Exception {
        start(other);
        other.open(this, seal(other, payload));
        open(other, other.seal(this, payload));
    }

    void start(SignalProtocolJavaParty other) throws Exception {
        new SessionBuilder(store, other.address).process(other.bundle);
    }

    void forget(SignalProtocolJavaParty other) {
        store.deleteSession(other.address);
    }

    CiphertextMessage seal(SignalProtocolJavaParty to, byte[] payload) throws Exception {
        return cipher(to).encrypt(payload);
    }

    /** Reads what came as bytes, as it does from a wire. */
    byte[] open(SignalProtocolJavaParty from, CiphertextMessage message) throws Exception {
        return message.getType() == CiphertextMessage.PREKEY_TYPE
                ? openFirst(from, message.serialize())
                : cipher(from).decrypt(new SignalMessage(message.serialize()));
    }

    byte[] openFirst(SignalProtocolJavaParty from, byte[] message) throws Exception {
        return cipher(from).decrypt(new PreKeySignalMessage(message));
    }

    void openGroup(SignalProtocolJavaParty reader) {
        new GroupSessionBuilder(reader.senderKeys)
                .process(senderKey, new GroupSessionBuilder(senderKeys).create(senderKey));
    }

    byte[] sealForGroup(byte[] payload) throws Exception {
        return groupCipher(this).encrypt(payload);
    }

    byte[] openFromGroup(SignalProtocolJavaParty author, byte[] message) throws Exception {
        return groupCipher(author).decrypt(message);
    }

    private SessionCipher cipher(SignalProtocolJavaParty with) {
        return ciphers.computeIfAbsent(with, other -> new SessionCipher(store, other.address));
    }

    private GroupCipher groupCipher(SignalProtocolJavaParty author) {
        return groupCiphers.computeIfAbsent(author, other -> new GroupCipher(senderKeys, other.senderKey));
    }

    private static SignedPreKeyRecord signed(IdentityKeyPair identity) {
        try {
            return KeyHelper.generateSignedPreKey(identity, 1);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The library has no store of sender keys in memory; this one keeps the records themselves. */
    private static final class SenderKeys implements SenderKeyStore {
        private final Map<SenderKeyName, SenderKeyRecord> records = new HashMap<>();

        @Override
        public void storeSenderKey(SenderKeyName name, SenderKeyRecord record) {
            records.put(name, record);
        }

        @Override
        public SenderKeyRecord loadSenderKey(SenderKeyName name) {
            @Nullable SenderKeyRecord found = records.get(name);
            return found == null ? new SenderKeyRecord() : found;
        }
    }
}
