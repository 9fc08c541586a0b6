package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.DedupeStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;

/** Hashes of keys in the table {@code dedupe}. */
final class JdbcDedupeStore implements DedupeStore {
    private static final int HASH_LENGTH = 16;

    private final Scope scope;

    JdbcDedupeStore(Scope scope) {
        this.scope = scope;
    }

    @Override
    public boolean firstTime(String key, Instant now) {
        return scope.sql()
                        .update(
                                "INSERT INTO dedupe (account, hash, seen_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                                scope.account(),
                                hash(key),
                                now.getEpochSecond())
                > 0;
    }

    @Override
    public boolean isKnown(String key) {
        return scope.sql()
                .first(row -> true, "SELECT 1 FROM dedupe WHERE account = ? AND hash = ?", scope.account(), hash(key))
                .isPresent();
    }

    @Override
    public int prune(Instant before, int limit) {
        return scope.sql()
                .update(
                        "DELETE FROM dedupe WHERE account = ?1 AND hash IN (SELECT d.hash FROM dedupe d"
                                + " WHERE d.account = ?1 AND d.seen_at < ?2 ORDER BY d.seen_at LIMIT ?3)",
                        scope.account(),
                        before.getEpochSecond(),
                        limit);
    }

    private static byte[] hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
