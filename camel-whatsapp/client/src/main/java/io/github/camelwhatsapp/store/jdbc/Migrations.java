package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.StoreVersionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * The numbered steps by which the schema grew: files {@code V001__what_it_does.sql} beside this class. Each is applied once,
 * in a transaction of its own, and noted in the table {@code schema_version}. A step that was ever released is never edited.
 */
final class Migrations {
    private static final List<String> STEPS = List.of(
            "V001__accounts_inbox_outbox",
            "V002__signal",
            "V003__linked_devices",
            "V004__awaited_messages",
            "V005__one_conversation");

    private final List<String> steps;

    /** @param steps the steps' names, numbered from 1 without a gap */
    Migrations(List<String> steps) {
        this.steps = steps;
    }

    /** The steps of this version of the program. */
    static Migrations builtIn() {
        return new Migrations(STEPS);
    }

    /** Whether no step was ever applied. */
    boolean isNew(Sql sql) {
        return sql.number("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'") == 0;
    }

    /**
     * Applies the steps that are missing.
     *
     * @throws StoreVersionException if the database has steps that are not known here
     */
    void apply(Sql sql, Instant now) throws SQLException {
        if (isNew(sql)) {
            sql.script("CREATE TABLE schema_version"
                    + " (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL)");
        }
        int present = (int) sql.number("SELECT coalesce(max(version), 0) FROM schema_version");
        if (present > steps.size()) {
            throw new StoreVersionException(newest(sql), steps.get(steps.size() - 1));
        }
        for (int version = present + 1; version <= steps.size(); version++) {
            String name = steps.get(version - 1);
            sql.script(text(name));
            sql.update("INSERT INTO schema_version (version, name, applied_at) VALUES (?, ?, ?)", version, name, now);
            sql.commit();
        }
    }

    private static String newest(Sql sql) {
        return sql.first(row -> row.getString(1), "SELECT name FROM schema_version ORDER BY version DESC LIMIT 1")
                .orElseThrow();
    }

    private static String text(String name) {
        try (InputStream file = Migrations.class.getResourceAsStream(name + ".sql")) {
            if (file == null) {
                throw new IllegalStateException("The migration " + name + ".sql is missing from the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The migration " + name + ".sql cannot be read", e);
        }
    }
}
