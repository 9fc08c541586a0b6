package io.github.camelwhatsapp.benchmarks.micro;

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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The stores of one device, which keep the records themselves and not their bytes. */
final class LiveStores {
    private final IdentityKeyPair identity;
    private final long registration;
    private final SignalStores signal =
            new SignalStores(new Sessions(), new Identities(), new PreKeys(), new SignedPreKeys());
    private final SenderKeyStore senderKeys = new SenderKeys();

    LiveStores(IdentityKeyPair identity, long registration) {
        this.identity = identity;
        this.registration = registration;
    }

    SignalStores signal() {
        return signal;
    }

    SenderKeyStore senderKeys() {
        return senderKeys;
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
        private final Map<SignalAddress, IdentityKey> keys = new HashMap<>();

        @Override
        public IdentityKeyPair localIdentity() {
            return identity;
        }

        @Override
        public long localRegistrationId() {
            return registration;
        }

        @Override
        public Optional<IdentityKey> find(SignalAddress address) {
            return Optional.ofNullable(keys.get(address));
        }

        @Override
        public void put(SignalAddress address, IdentityKey key) {
            keys.put(address, key);
        }

        @Override
        public void removeAll(String name) {
            keys.keySet().removeIf(address -> address.name().equals(name));
        }
    }

    private static final class PreKeys implements PreKeyStore {
        private final Map<Integer, PreKey> keys = new HashMap<>();

        @Override
        public Optional<PreKey> find(int id) {
            return Optional.ofNullable(keys.get(id));
        }

        @Override
        public void put(PreKey key) {
            keys.put(key.id(), key);
        }

        @Override
        public void remove(int id) {
            keys.remove(id);
        }
    }

    private static final class SignedPreKeys implements SignedPreKeyStore {
        private final Map<Integer, SignedPreKey> keys = new HashMap<>();

        @Override
        public Optional<SignedPreKey> find(int id) {
            return Optional.ofNullable(keys.get(id));
        }

        @Override
        public void put(SignedPreKey key) {
            keys.put(key.id(), key);
        }

        @Override
        public void remove(int id) {
            keys.remove(id);
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
