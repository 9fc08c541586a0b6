package io.github.camelwhatsapp.store;

import io.github.camelwhatsapp.model.ArchivedMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The archive of one account's messages, for people and their tools; nothing of the delivery hangs on it. Safe for use by several
 * threads. Source: classic.md section 12.
 */
public interface MessageArchive extends AutoCloseable {
    /**
     * Adds a message, unless one of this sender, recipient and id is there already. Returns at once; what cannot be kept, because too
     * much waits or the disk is full, is counted and logged and lost to the archive alone.
     */
    void add(ArchivedMessage message);

    /**
     * Reads the latest messages, the oldest of them first.
     *
     * @param chats only those from or to one of these; empty for all
     * @param since only those since this moment
     * @param limit how many at most
     * @return fails with a {@link StoreException} if the archive cannot be read
     */
    CompletionStage<List<ArchivedMessage>> read(List<String> chats, Optional<Instant> since, int limit);

    /** Writes what waits, then closes the file. Idempotent; waits. */
    @Override
    void close();
}
