package io.github.camelwhatsapp.store.jdbc;

import java.io.IOException;
import java.util.Optional;

/**
 * A note outside of the database of how far it has come, so that an older copy that was put back is noticed. It is written
 * after each commit and not synced: it may lag behind after a power failure, but is never ahead of what is durable.
 */
interface CommitMarker extends AutoCloseable {
    /** What was noted last; empty if there is no note. */
    Optional<CommitMark> read() throws IOException;

    /** Notes where the database stands when it is opened; durable when it returns. */
    void start(CommitMark mark) throws IOException;

    /** Notes a commit. */
    void advance(CommitMark mark) throws IOException;

    @Override
    void close() throws IOException;

    /** No note: for a database that ends with its process. */
    static CommitMarker none() {
        return new CommitMarker() {
            @Override
            public Optional<CommitMark> read() {
                return Optional.empty();
            }

            @Override
            public void start(CommitMark mark) {}

            @Override
            public void advance(CommitMark mark) {}

            @Override
            public void close() {}
        };
    }
}
