package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.signal.PreKey;
import io.github.camelwhatsapp.signal.PreKeyStore;
import io.github.camelwhatsapp.store.OneTimePreKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One-time prekeys in the table {@code signal_prekey}, for those who upload them and for those who use them up. */
final class JdbcOneTimePreKeys implements OneTimePreKeys, PreKeyStore {
    /** What the column {@code uploaded} says. */
    private static final int NEW = 0;

    private static final int UPLOADED = 1;
    private static final int OFFERED = 2;

    private final Scope scope;
    private final SignalColumn<PreKey> column;

    JdbcOneTimePreKeys(Scope scope) {
        this.scope = scope;
        column = new SignalColumn<>(scope, "signal_prekey", PreKey::encode, PreKey::decode);
    }

    @Override
    public List<PreKey> add(List<KeyPair> pairs) {
        List<PreKey> added = new ArrayList<>(pairs.size());
        for (KeyPair pair : pairs) {
            PreKey preKey = new PreKey(freeId(), pair);
            put(preKey);
            added.add(preKey);
        }
        return added;
    }

    /** Skips ids that are still out from the last time round. */
    private int freeId() {
        int id = PreKeyIds.ONE_TIME.take(scope);
        while (exists(id)) {
            id = PreKeyIds.ONE_TIME.take(scope);
        }
        return id;
    }

    private boolean exists(int id) {
        return scope.sql()
                        .number("SELECT count(*) FROM signal_prekey WHERE account = ? AND id = ?", scope.account(), id)
                > 0;
    }

    @Override
    public List<PreKey> notUploaded(int limit) {
        return scope.sql()
                .query(
                        row -> column.open(row, "record", row.getInt("id")),
                        "SELECT id, record FROM signal_prekey WHERE account = ? AND uploaded = 0 ORDER BY sequence"
                                + " LIMIT ?",
                        scope.account(),
                        limit);
    }

    @Override
    public void offered(Collection<Integer> ids) {
        mark(ids, OFFERED);
    }

    @Override
    public void uploaded(Collection<Integer> ids) {
        mark(ids, UPLOADED);
    }

    @Override
    public void notTaken(Collection<Integer> ids) {
        mark(ids, NEW);
    }

    @Override
    public Set<Integer> inDoubt() {
        return new LinkedHashSet<>(scope.sql()
                .query(
                        row -> row.getInt("id"),
                        "SELECT id FROM signal_prekey WHERE account = ? AND uploaded = ? ORDER BY sequence",
                        scope.account(),
                        OFFERED));
    }

    @Override
    public void settleDoubts() {
        scope.sql()
                .update(
                        "UPDATE signal_prekey SET uploaded = ? WHERE account = ? AND uploaded = ?",
                        UPLOADED,
                        scope.account(),
                        OFFERED);
    }

    /** A later copy of the database may have given any of them to the server. */
    void doubtAll() {
        scope.sql().update("UPDATE signal_prekey SET uploaded = ? WHERE account = ?", OFFERED, scope.account());
    }

    private void mark(Collection<Integer> ids, int uploaded) {
        ids.forEach(id -> scope.sql()
                .update(
                        "UPDATE signal_prekey SET uploaded = ? WHERE account = ? AND id = ?",
                        uploaded,
                        scope.account(),
                        id));
    }

    @Override
    public int count() {
        return (int) scope.sql().number("SELECT count(*) FROM signal_prekey WHERE account = ?", scope.account());
    }

    @Override
    public void continueAbove(int id) {
        PreKeyIds.ONE_TIME.continueAt(scope, PreKey.nextId(id));
    }

    @Override
    public int prune(int keep) {
        return scope.sql()
                .update(
                        "DELETE FROM signal_prekey WHERE account = ?1 AND sequence <= (SELECT p.sequence FROM"
                                + " signal_prekey p WHERE p.account = ?1 ORDER BY p.sequence DESC LIMIT 1 OFFSET ?2)",
                        scope.account(),
                        keep);
    }

    @Override
    public Optional<PreKey> find(int id) {
        return scope.sql()
                .first(
                        row -> column.open(row, "record", id),
                        "SELECT record FROM signal_prekey WHERE account = ? AND id = ?",
                        scope.account(),
                        id);
    }

    @Override
    public void put(PreKey preKey) {
        scope.sql()
                .update(
                        "INSERT INTO signal_prekey (account, id, record) VALUES (?, ?, ?)"
                                + " ON CONFLICT (account, id) DO UPDATE SET record = excluded.record, uploaded = 0",
                        scope.account(),
                        preKey.id(),
                        column.seal(preKey, preKey.id()));
    }

    @Override
    public void remove(int id) {
        scope.sql().update("DELETE FROM signal_prekey WHERE account = ? AND id = ?", scope.account(), id);
    }
}
