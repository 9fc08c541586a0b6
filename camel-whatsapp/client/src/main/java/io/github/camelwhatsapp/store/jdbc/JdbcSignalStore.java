package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.signal.PreKey;
import io.github.camelwhatsapp.signal.SenderKeyStore;
import io.github.camelwhatsapp.signal.SignalStores;
import io.github.camelwhatsapp.store.LocalIdentity;
import io.github.camelwhatsapp.store.OneTimePreKeys;
import io.github.camelwhatsapp.store.RetryStore;
import io.github.camelwhatsapp.store.SenderKeyHolders;
import io.github.camelwhatsapp.store.SignalStore;
import io.github.camelwhatsapp.store.SignedPreKeys;
import java.util.List;
import java.util.Optional;

/** The state of end-to-end encryption in the tables {@code signal_...}. */
final class JdbcSignalStore implements SignalStore {
    private static final List<String> TABLES = List.of(
            "signal_identity",
            "signal_session",
            "signal_prekey",
            "signal_signed_prekey",
            "signal_sender_key",
            "signal_sender_key_holder",
            "signal_sender_key_sent",
            "device_list",
            "contact_token",
            "signal_asked",
            "signal_wanted");

    private final Scope scope;
    private final JdbcIdentities identities;
    private final JdbcSessions sessions;
    private final JdbcOneTimePreKeys oneTime;
    private final JdbcSignedPreKeys signed;
    private final JdbcSenderKeys senderKeys;

    JdbcSignalStore(Scope scope) {
        this.scope = scope;
        identities = new JdbcIdentities(scope);
        sessions = new JdbcSessions(scope);
        oneTime = new JdbcOneTimePreKeys(scope);
        signed = new JdbcSignedPreKeys(scope);
        senderKeys = new JdbcSenderKeys(scope);
    }

    @Override
    public Optional<LocalIdentity> local() {
        return identities.local();
    }

    @Override
    public void install(LocalIdentity identity, int firstPreKeyId) {
        if (firstPreKeyId < 1 || firstPreKeyId > PreKey.MAX_ID) {
            throw new IllegalArgumentException(
                    "The ids of prekeys begin at 1 to " + PreKey.MAX_ID + ", given was " + firstPreKeyId);
        }
        identities.install(identity, firstPreKeyId);
    }

    @Override
    public void reset() {
        identities.forgetLocal();
        TABLES.forEach(table -> scope.sql().update("DELETE FROM " + table + " WHERE account = ?", scope.account()));
    }

    @Override
    public SignalStores stores() {
        return new SignalStores(sessions, identities, oneTime, signed);
    }

    @Override
    public SenderKeyStore senderKeys() {
        return senderKeys;
    }

    @Override
    public SenderKeyHolders senderKeyHolders() {
        return new JdbcSenderKeyHolders(scope);
    }

    @Override
    public OneTimePreKeys oneTimePreKeys() {
        return oneTime;
    }

    @Override
    public SignedPreKeys signedPreKeys() {
        return signed;
    }

    @Override
    public RetryStore retries() {
        return new JdbcRetryStore(scope);
    }

    @Override
    public void move(String from, String to) {
        if (!from.equals(to)) {
            new SignalMove(scope, sessions, identities, senderKeys).move(from, to);
        }
    }

    @Override
    public Recovery recoverFromOlderCopy() {
        Recovery recovery = new Recovery(sessions.muteAll(), senderKeys.removeOwn());
        scope.sql().update("DELETE FROM signal_sender_key_holder WHERE account = ?", scope.account());
        scope.sql().update("DELETE FROM signal_sender_key_sent WHERE account = ?", scope.account());
        if (local().isPresent()) {
            PreKeyIds.ONE_TIME.leap(scope);
            PreKeyIds.SIGNED.leap(scope);
            oneTime.doubtAll();
        }
        return recovery;
    }
}
