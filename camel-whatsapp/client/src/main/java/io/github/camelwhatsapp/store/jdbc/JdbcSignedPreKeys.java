package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.signal.PreKeySignature;
import io.github.camelwhatsapp.signal.SignedPreKey;
import io.github.camelwhatsapp.signal.SignedPreKeyStore;
import io.github.camelwhatsapp.store.SignedPreKeys;
import java.time.Instant;
import java.util.Optional;

/** Signed prekeys in the table {@code signal_signed_prekey}, for those who exchange them and for those who use them. */
final class JdbcSignedPreKeys implements SignedPreKeys, SignedPreKeyStore {
    /** When one was replaced that is not in use yet. */
    private static final Instant NOT_YET = Instant.MAX;

    private final Scope scope;
    private final SignalColumn<SignedPreKey> column;

    JdbcSignedPreKeys(Scope scope) {
        this.scope = scope;
        column = new SignalColumn<>(scope, "signal_signed_prekey", SignedPreKey::encode, SignedPreKey::decode);
    }

    @Override
    public Optional<SignedPreKey> current() {
        return scope.sql()
                .first(
                        row -> column.open(row, "record", row.getInt("id")),
                        "SELECT id, record FROM signal_signed_prekey WHERE account = ? AND replaced_at IS NULL",
                        scope.account());
    }

    @Override
    public Optional<Instant> currentSince() {
        return scope.sql()
                .first(
                        row -> Moments.fromColumn(row.getLong("created_at")),
                        "SELECT created_at FROM signal_signed_prekey WHERE account = ? AND replaced_at IS NULL",
                        scope.account());
    }

    @Override
    public SignedPreKey rotate(KeyPair pair, PreKeySignature signature, Instant now) {
        SignedPreKey fresh = new SignedPreKey(PreKeyIds.SIGNED.take(scope), pair, signature);
        replaceCurrent(now);
        insert(fresh, now);
        return fresh;
    }

    @Override
    public SignedPreKey propose(KeyPair pair, PreKeySignature signature, Instant now) {
        if (proposed().isPresent()) {
            throw new IllegalStateException("A signed prekey is proposed already");
        }
        SignedPreKey fresh = new SignedPreKey(PreKeyIds.SIGNED.take(scope), pair, signature);
        scope.sql()
                .update(
                        "INSERT INTO signal_signed_prekey (account, id, created_at, replaced_at, record)"
                                + " VALUES (?, ?, ?, ?, ?)",
                        scope.account(),
                        fresh.id(),
                        now,
                        NOT_YET,
                        column.seal(fresh, fresh.id()));
        return fresh;
    }

    @Override
    public Optional<SignedPreKey> proposed() {
        return scope.sql()
                .first(
                        row -> column.open(row, "record", row.getInt("id")),
                        "SELECT id, record FROM signal_signed_prekey WHERE account = ? AND replaced_at = ?",
                        scope.account(),
                        NOT_YET);
    }

    @Override
    public void adopt(Instant now) {
        if (proposed().isPresent()) {
            replaceCurrent(now);
            scope.sql()
                    .update(
                            "UPDATE signal_signed_prekey SET replaced_at = NULL, created_at = ? WHERE account = ? AND"
                                    + " replaced_at = ?",
                            now,
                            scope.account(),
                            NOT_YET);
        }
    }

    @Override
    public int keepNewest(int count) {
        return scope.sql()
                .update(
                        "DELETE FROM signal_signed_prekey WHERE account = ? AND id NOT IN (SELECT id FROM"
                                + " signal_signed_prekey WHERE account = ? ORDER BY created_at DESC LIMIT ?)",
                        scope.account(),
                        scope.account(),
                        count);
    }

    @Override
    public int prune(Instant replacedBefore) {
        return scope.sql()
                .update(
                        "DELETE FROM signal_signed_prekey WHERE account = ? AND replaced_at < ?",
                        scope.account(),
                        replacedBefore);
    }

    @Override
    public Optional<SignedPreKey> find(int id) {
        return scope.sql()
                .first(
                        row -> column.open(row, "record", id),
                        "SELECT record FROM signal_signed_prekey WHERE account = ? AND id = ?",
                        scope.account(),
                        id);
    }

    /** Writes one in place of an earlier one with its id; otherwise use {@link #rotate}, which gives it an id. */
    @Override
    public void put(SignedPreKey preKey) {
        int changed = scope.sql()
                .update(
                        "UPDATE signal_signed_prekey SET record = ? WHERE account = ? AND id = ?",
                        column.seal(preKey, preKey.id()),
                        scope.account(),
                        preKey.id());
        if (changed == 0) {
            throw new IllegalStateException("There is no signed prekey " + preKey.id() + " to write in place of");
        }
    }

    @Override
    public void remove(int id) {
        scope.sql().update("DELETE FROM signal_signed_prekey WHERE account = ? AND id = ?", scope.account(), id);
    }

    private void replaceCurrent(Instant now) {
        scope.sql()
                .update(
                        "UPDATE signal_signed_prekey SET replaced_at = ? WHERE account = ? AND replaced_at IS NULL",
                        now,
                        scope.account());
    }

    private void insert(SignedPreKey preKey, Instant now) {
        scope.sql()
                .update(
                        "INSERT INTO signal_signed_prekey (account, id, created_at, record) VALUES (?, ?, ?, ?)",
                        scope.account(),
                        preKey.id(),
                        now,
                        column.seal(preKey, preKey.id()));
    }
}
