package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.StoreCorruptException;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Compares a database with the marker beside it. A database that has seen commits but has no marker came without it, as
 * a backup would; so it counts as an older copy too.
 */
final class OlderCopy {
    private final Optional<CommitMark> marker;

    OlderCopy(Optional<CommitMark> marker) {
        this.marker = marker;
    }

    /** Refuses to make a new database where one is known to have been: it is lost, which is not the same as absent. */
    void refuseNewDatabase() {
        marker.filter(mark -> mark.commits() > 0).ifPresent(mark -> {
            throw new StoreCorruptException("The database is missing or empty, but it had seen " + mark.commits()
                    + " commits; put a copy of " + StoreFiles.DATABASE + " back, or delete " + StoreFiles.MARKER
                    + " beside it to start anew");
        });
    }

    /** Whether the database is an older copy, or another one. */
    boolean is(CommitMark database) {
        return marker.map(mark -> !mark.identity().equals(database.identity()) || mark.commits() > database.commits())
                .orElse(database.commits() > 0);
    }

    /** Notes the finding with every account, and goes on counting above what was seen before. */
    CommitMark note(Sql sql, CommitMark database) throws SQLException {
        long seen = Math.max(database.commits(), marker.map(CommitMark::commits).orElse(0L));
        sql.update("UPDATE account SET older_copy = 1");
        sql.update("UPDATE store SET commits = ? WHERE id = 1", seen + 1);
        sql.commit();
        return new CommitMark(database.identity(), seen + 1);
    }
}
