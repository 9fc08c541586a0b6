package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.CryptoVectors;
import io.github.camelwhatsapp.crypto.PublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Stores in memory that keep bytes only, so that every test goes through the stored forms; a snapshot shows all of them. */
final class MemoryStores {
    private final IdentityKeyPair identity;
    private final long registrationId;
    private final Map<String, byte[]> rows = new TreeMap<>();

    MemoryStores(IdentityKeyPair identity, long registrationId) {
        this.identity = identity;
        this.registrationId = registrationId;
    }

    SignalStores stores() {
        return new SignalStores(new Sessions(), new OwnIdentity(), new PreKeys(), new SignedPreKeys());
    }

    SenderKeyStore senderKeys() {
        return new SenderKeys();
    }

    /** All rows, for comparison. */
    Map<String, String> snapshot() {
        Map<String, String> copy = new TreeMap<>();
        rows.forEach((key, value) -> copy.put(key, CryptoVectors.hex(value)));
        return copy;
    }

    private Optional<byte[]> row(String table, Object key) {
        return Optional.ofNullable(rows.get(table + key));
    }

    private void removeDevices(String table, String name) {
        rows.keySet().removeIf(key -> key.startsWith(table + name + "."));
    }

    private final class Sessions implements SessionStore {
        @Override
        public Optional<SessionRecord> find(SignalAddress address) {
            return row("session ", address).map(SessionRecord::decode);
        }

        @Override
        public void put(SignalAddress address, SessionRecord record) {
            rows.put("session " + address, record.encode());
        }

        @Override
        public void remove(SignalAddress address) {
            rows.remove("session " + address);
        }

        @Override
        public void removeAll(String name) {
            removeDevices("session ", name);
        }
    }

    private final class OwnIdentity implements IdentityStore {
        @Override
        public IdentityKeyPair localIdentity() {
            return identity;
        }

        @Override
        public long localRegistrationId() {
            return registrationId;
        }

        @Override
        public Optional<IdentityKey> find(SignalAddress address) {
            return row("identity ", address).map(PublicKey::ofRaw).map(IdentityKey::new);
        }

        @Override
        public void put(SignalAddress address, IdentityKey identityKey) {
            rows.put("identity " + address, identityKey.publicKey().raw());
        }

        @Override
        public void removeAll(String name) {
            removeDevices("identity ", name);
        }
    }

    private final class PreKeys implements PreKeyStore {
        @Override
        public Optional<PreKey> find(int id) {
            return row("prekey ", id).map(PreKey::decode);
        }

        @Override
        public void put(PreKey preKey) {
            rows.put("prekey " + preKey.id(), preKey.encode());
        }

        @Override
        public void remove(int id) {
            rows.remove("prekey " + id);
        }
    }

    private final class SignedPreKeys implements SignedPreKeyStore {
        @Override
        public Optional<SignedPreKey> find(int id) {
            return row("signed prekey ", id).map(SignedPreKey::decode);
        }

        @Override
        public void put(SignedPreKey preKey) {
            rows.put("signed prekey " + preKey.id(), preKey.encode());
        }

        @Override
        public void remove(int id) {
            rows.remove("signed prekey " + id);
        }
    }

    private final class SenderKeys implements SenderKeyStore {
        @Override
        public Optional<SenderKeyRecord> find(SenderKeyName name) {
            return row("sender key ", name).map(SenderKeyRecord::decode);
        }

        @Override
        public void put(SenderKeyName name, SenderKeyRecord record) {
            rows.put("sender key " + name, record.encode());
        }

        @Override
        public void remove(SenderKeyName name) {
            rows.remove("sender key " + name);
        }
    }
}
