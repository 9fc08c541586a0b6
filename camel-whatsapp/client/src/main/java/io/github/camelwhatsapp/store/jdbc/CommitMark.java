package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.StoreCorruptException;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Which database it is and how far it has come: what is written in it, and beside it.
 *
 * @param identity drawn at random when the database was made
 * @param commits how many commits it has seen
 */
record CommitMark(UUID identity, long commits) {
    /** The length of its form in bytes: two halves of the identity and the count, big-endian. */
    static final int LENGTH = 3 * Long.BYTES;

    private static final int IDENTITY_LENGTH = 2 * Long.BYTES;

    /** Reads it from the database. */
    static CommitMark of(Sql sql) {
        return sql.first(
                        row -> new CommitMark(identity(row.getBytes(1)), row.getLong(2)),
                        "SELECT identity, commits FROM store WHERE id = 1")
                .orElseThrow(() -> new StoreCorruptException("The database has lost the row that says which it is"));
    }

    /** Reads it from its form in bytes. */
    static CommitMark of(ByteBuffer bytes) {
        return new CommitMark(new UUID(bytes.getLong(), bytes.getLong()), bytes.getLong());
    }

    /** Its form in bytes. */
    ByteBuffer toBytes() {
        return ByteBuffer.allocate(LENGTH)
                .putLong(identity.getMostSignificantBits())
                .putLong(identity.getLeastSignificantBits())
                .putLong(commits)
                .flip();
    }

    private static UUID identity(byte[] bytes) {
        if (bytes.length != IDENTITY_LENGTH) {
            throw new StoreCorruptException(
                    "The database's identity has " + bytes.length + " bytes, expected " + IDENTITY_LENGTH);
        }
        ByteBuffer halves = ByteBuffer.wrap(bytes);
        return new UUID(halves.getLong(), halves.getLong());
    }
}
