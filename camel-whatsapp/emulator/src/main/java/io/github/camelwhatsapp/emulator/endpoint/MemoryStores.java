package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.signal.IdentityKey;
import io.github.camelwhatsapp.signal.IdentityKeyPair;
import io.github.camelwhatsapp.signal.IdentityStore;
import io.github.camelwhatsapp.signal.PreKey;
import io.github.camelwhatsapp.signal.PreKeyStore;
import io.github.camelwhatsapp.signal.SenderKeyName;
import io.github.camelwhatsapp.signal.SenderKeyRecord;
import io.github.camelwhatsapp.signal.SenderKeyStore;
import io.github.camelwhatsapp.signal.SessionRecord;
import io.github.camelwhatsapp.signal.SessionStore;
import io.github.camelwhatsapp.signal.SignalAddress;
import io.github.camelwhatsapp.signal.SignalStores;
import io.github.camelwhatsapp.signal.SignedPreKey;
import io.github.camelwhatsapp.signal.SignedPreKeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that a phone's sessions need, in memory. Used on the phone's lane only. */
final class MemoryStores {
    private final EndpointKeys keys;
    private final Sessions sessions = new Sessions();
    private final Identities identities = new Identities();
    private final PreKeys preKeys = new PreKeys();
    private final SenderKeys senderKeys = new SenderKeys();
    private int lastPreKey;

    MemoryStores(EndpointKeys keys) {
        this.keys = keys;
    }

    /** The stores of pairwise sessions. */
    SignalStores pairwise() {
        return new SignalStores(sessions, identities, preKeys, new SignedPreKeys());
    }

    /** The store of sender keys. */
    SenderKeyStore senderKeys() {
        return senderKeys;
    }

    /** Makes one-time prekeys. */
    List<PreKey> newPreKeys(int count, SecureRandom random) {
        List<PreKey> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lastPreKey = PreKey.nextId(lastPreKey);
            PreKey preKey = PreKey.generate(lastPreKey, random);
            preKeys.put(preKey);
            made.add(preKey);
        }
        return made;
    }

    /** Forgets every sender key of others, as a phone does whose store is damaged. */
    void loseSenderKeys() {
        senderKeys.records.clear();
    }

    /** The sessions as they are. */
    Map<SignalAddress, SessionRecord> snapshot() {
        return Map.copyOf(sessions.records);
    }

    /** Puts earlier sessions in the place of those of the moment. */
    void restore(Map<SignalAddress, SessionRecord> earlier) {
        sessions.records.clear();
        sessions.records.putAll(earlier);
    }

    private static final class Sessions implements SessionStore {
        private final Map<SignalAddress, SessionRecord> records = new HashMap<>();

        @Override
        public Optional<SessionRecord> find(SignalAddress address) {
            return Optional.ofNullable(records.get(address));
        }

        @Override
        public void put(SignalAddress address, SessionRecord record) {
            records.put(address, record);
        }

        @Override
        public void remove(SignalAddress address) {
            records.remove(address);
        }

        @Override
        public void removeAll(String name) {
            records.keySet().removeIf(address -> address.name().equals(name));
        }
    }

    private final class Identities implements IdentityStore {
        private final Map<SignalAddress, IdentityKey> known = new HashMap<>();

        @Override
        public IdentityKeyPair localIdentity() {
            return keys.identity();
        }

        @Override
        public long localRegistrationId() {
            return keys.registrationId();
        }

        @Override
        public Optional<IdentityKey> find(SignalAddress address) {
            return Optional.ofNullable(known.get(address));
        }

        @Override
        public void put(SignalAddress address, IdentityKey identityKey) {
            known.put(address, identityKey);
        }

        @Override
        public void removeAll(String name) {
            known.keySet().removeIf(address -> address.name().equals(name));
        }
    }

    private static final class PreKeys implements PreKeyStore {
        private final Map<Integer, PreKey> byId = new HashMap<>();

        @Override
        public Optional<PreKey> find(int id) {
            return Optional.ofNullable(byId.get(id));
        }

        @Override
        public void put(PreKey preKey) {
            byId.put(preKey.id(), preKey);
        }

        @Override
        public void remove(int id) {
            byId.remove(id);
        }
    }

    /** A phone has one signed prekey and keeps it. */
    private final class SignedPreKeys implements SignedPreKeyStore {
        @Override
        public Optional<SignedPreKey> find(int id) {
            return Optional.of(keys.signedPreKey()).filter(own -> own.id() == id);
        }

        @Override
        public void put(SignedPreKey preKey) {
            throw new UnsupportedOperationException("A phone keeps its signed prekey");
        }

        @Override
        public void remove(int id) {
            throw new UnsupportedOperationException("A phone keeps its signed prekey");
        }
    }

    private static final class SenderKeys implements SenderKeyStore {
        private final Map<SenderKeyName, SenderKeyRecord> records = new HashMap<>();

        @Override
        public Optional<SenderKeyRecord> find(SenderKeyName name) {
            return Optional.ofNullable(records.get(name));
        }

        @Override
        public void put(SenderKeyName name, SenderKeyRecord record) {
            records.put(name, record);
        }

        @Override
        public void remove(SenderKeyName name) {
            records.remove(name);
        }
    }
}
