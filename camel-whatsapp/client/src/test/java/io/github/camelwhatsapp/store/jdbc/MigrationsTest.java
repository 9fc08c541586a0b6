package io.github.camelwhatsapp.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.store.StoreVersionException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schema grows by numbered steps, each once; {@code V002} and {@code V003} exist in the tests only. */
final class MigrationsTest {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Instant NOW = Instant.parse("2016-07-01T00:00:00Z");
    private static final String FIRST = "V001__accounts_inbox_outbox";
    private static final String SECOND = "V002__nicknames";
    private static final String BROKEN = "V003__broken";

    private final SqliteConnections source = SqliteConnections.memory("migrations-" + DATABASES.incrementAndGet());
    private Connection keeper;
    private Sql sql;

    @BeforeEach
    void open() throws SQLException {
        keeper = source.open();
        sql = new Sql(source.open());
    }

    @AfterEach
    void close() throws SQLException {
        sql.close();
        keeper.close();
    }

    @Test
    void appliesAllStepsToANewDatabase() throws SQLException {
        Migrations migrations = new Migrations(List.of(FIRST, SECOND));
        assertThat(migrations.isNew(sql)).isTrue();

        migrations.apply(sql, NOW);

        assertThat(migrations.isNew(sql)).isFalse();
        assertThat(applied()).containsExactly(FIRST, SECOND);
        assertThat(sql.number("SELECT count(*) FROM nickname")).isZero();
    }

    @Test
    void appliesWhatIsMissingToAnOlderDatabaseAndKeepsItsRows() throws SQLException {
        new Migrations(List.of(FIRST)).apply(sql, NOW);
        AccountOwnership.take(sql, "support", "tests");
        sql.commit();

        new Migrations(List.of(FIRST, SECOND)).apply(sql, NOW);

        assertThat(applied()).containsExactly(FIRST, SECOND);
        assertThat(AccountOwnership.names(sql)).containsExactly("support");
    }

    @Test
    void appliesNothingTwice() throws SQLException {
        Migrations.builtIn().apply(sql, NOW);
        Migrations.builtIn().apply(sql, NOW);

        assertThat(applied()).startsWith(FIRST).doesNotHaveDuplicates();
    }

    @Test
    void bringsWhatIsStillToBeSentIntoTheConversationsOfThoseWhomItIsFor() throws SQLException {
        new Migrations(List.of(FIRST, "V002__signal", "V003__linked_devices")).apply(sql, NOW);
        sql.script("INSERT INTO address VALUES (1, '1@s.whatsapp.net', '7@lid', '1@s.whatsapp.net');"
                + " INSERT INTO address VALUES (2, '7@lid', '7@lid', NULL);"
                + " INSERT INTO address VALUES (1, '8@lid', '8@lid', NULL)");
        queue(1, "7@lid", "NULL");
        queue(1, "1@s.whatsapp.net", "NULL");
        queue(1, "8@lid", "NULL");
        queue(1, "2-3@g.us", "NULL");
        queue(1, "7@lid", "1");
        queue(2, "7@lid", "NULL");

        Migrations.builtIn().apply(sql, NOW);

        assertThat(sql.query(row -> row.getString(1), "SELECT conversation FROM outbox ORDER BY sequence"))
                .containsExactly("1@s.whatsapp.net", "1@s.whatsapp.net", "8@lid", "2-3@g.us", "7@lid", "7@lid");
    }

    private void queue(int account, String conversation, String finishedAt) throws SQLException {
        sql.script("INSERT INTO outbox (account, id, conversation, state, created_at, expires_at, finished_at, size,"
                + " plain) VALUES (" + account + ", hex(randomblob(8)), '" + conversation + "', 'QUEUED', 0, 0, "
                + finishedAt + ", 1, x'00')");
    }

    @Test
    void keepsNothingOfAStepThatFails() throws SQLException {
        new Migrations(List.of(FIRST, SECOND)).apply(sql, NOW);

        assertThatThrownBy(() -> new Migrations(List.of(FIRST, SECOND, BROKEN)).apply(sql, NOW))
                .isInstanceOf(SQLException.class);
        sql.rollback();

        assertThat(applied()).containsExactly(FIRST, SECOND);
        assertThat(sql.number("SELECT count(*) FROM sqlite_master WHERE name = 'half'"))
                .isZero();
    }

    @Test
    void refusesADatabaseOfANewerVersionByName() throws SQLException {
        new Migrations(List.of(FIRST, SECOND)).apply(sql, NOW);

        assertThatThrownBy(() -> new Migrations(List.of(FIRST)).apply(sql, NOW))
                .isInstanceOf(StoreVersionException.class)
                .hasMessageContaining(SECOND)
                .hasMessageContaining(FIRST);
    }

    private List<String> applied() {
        return sql.query(row -> row.getString(1), "SELECT name FROM schema_version ORDER BY version");
    }
}
