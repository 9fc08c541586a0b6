package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PrivateKey;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.signal.IdentityKey;
import io.github.camelwhatsapp.signal.IdentityKeyPair;
import io.github.camelwhatsapp.signal.IdentityStore;
import io.github.camelwhatsapp.signal.SignalAddress;
import io.github.camelwhatsapp.store.LocalIdentity;
import java.util.Arrays;
import java.util.Optional;

/** Our identity in the table {@code signal_account}, those of others in {@code signal_identity}. */
final class JdbcIdentities implements IdentityStore {
    private static final int OWN_LENGTH = PublicKey.RAW_LENGTH + PrivateKey.LENGTH;

    private final Scope scope;
    private final SignalColumn<IdentityKeyPair> own;
    private final SignalColumn<IdentityKey> others;
    private Optional<LocalIdentity> local = Optional.empty();

    JdbcIdentities(Scope scope) {
        this.scope = scope;
        own = new SignalColumn<>(scope, "signal_account", JdbcIdentities::encode, JdbcIdentities::decode);
        others = new SignalColumn<>(
                scope,
                "signal_identity",
                key -> key.publicKey().raw(),
                bytes -> new IdentityKey(PublicKey.ofRaw(bytes)));
    }

    /** Our identity; read once in a transaction. */
    Optional<LocalIdentity> local() {
        if (local.isEmpty()) {
            local = scope.sql()
                    .first(
                            row -> new LocalIdentity(own.open(row, "identity"), row.getInt("registration_id")),
                            "SELECT identity, registration_id FROM signal_account WHERE account = ?",
                            scope.account());
        }
        return local;
    }

    void install(LocalIdentity identity, int firstPreKeyId) {
        try {
            scope.sql()
                    .update(
                            "INSERT INTO signal_account"
                                    + " (account, registration_id, identity, next_prekey_id, next_signed_prekey_id)"
                                    + " VALUES (?, ?, ?, ?, ?)",
                            scope.account(),
                            identity.registrationId(),
                            own.seal(identity.keyPair()),
                            firstPreKeyId,
                            firstPreKeyId);
        } catch (ConstraintException e) {
            throw new IllegalStateException("The account '" + scope.accountName() + "' has an identity already", e);
        }
    }

    void forgetLocal() {
        local = Optional.empty();
        scope.sql().update("DELETE FROM signal_account WHERE account = ?", scope.account());
    }

    @Override
    public IdentityKeyPair localIdentity() {
        return present().keyPair();
    }

    @Override
    public long localRegistrationId() {
        return present().registrationId();
    }

    private LocalIdentity present() {
        return local().orElseThrow(() -> new IllegalStateException(
                "The account '" + scope.accountName() + "' has no identity for end-to-end encryption yet"));
    }

    @Override
    public Optional<IdentityKey> find(SignalAddress address) {
        return scope.sql()
                .first(
                        row -> others.open(row, "identity", address.name(), address.device()),
                        "SELECT identity FROM signal_identity WHERE account = ? AND name = ? AND device = ?",
                        scope.account(),
                        address.name(),
                        address.device());
    }

    @Override
    public void put(SignalAddress address, IdentityKey identityKey) {
        if (find(address).filter(identityKey::equals).isPresent()) {
            return;
        }
        scope.sql()
                .update(
                        "INSERT INTO signal_identity (account, name, device, identity) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT (account, name, device) DO UPDATE SET identity = excluded.identity",
                        scope.account(),
                        address.name(),
                        address.device(),
                        others.seal(identityKey, address.name(), address.device()));
    }

    @Override
    public void removeAll(String name) {
        scope.sql().update("DELETE FROM signal_identity WHERE account = ? AND name = ?", scope.account(), name);
    }

    private static byte[] encode(IdentityKeyPair pair) {
        byte[] bytes = Arrays.copyOf(pair.identityKey().publicKey().raw(), OWN_LENGTH);
        System.arraycopy(pair.privateKey().raw(), 0, bytes, PublicKey.RAW_LENGTH, PrivateKey.LENGTH);
        return bytes;
    }

    private static IdentityKeyPair decode(byte[] bytes) {
        if (bytes.length != OWN_LENGTH) {
            throw new IllegalArgumentException("it has " + bytes.length + " bytes, expected " + OWN_LENGTH);
        }
        return IdentityKeyPair.of(new KeyPair(
                PublicKey.ofRaw(Arrays.copyOf(bytes, PublicKey.RAW_LENGTH)),
                PrivateKey.of(Arrays.copyOfRange(bytes, PublicKey.RAW_LENGTH, OWN_LENGTH))));
    }
}
