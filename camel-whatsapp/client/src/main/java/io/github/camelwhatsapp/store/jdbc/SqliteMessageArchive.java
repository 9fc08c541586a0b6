package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.model.ArchivedMessage;
import io.github.camelwhatsapp.store.MessageArchive;
import io.github.camelwhatsapp.store.StoreClosedException;
import io.github.camelwhatsapp.store.StoreUnavailableException;
import io.github.camelwhatsapp.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archive in a SQLite file of its own, {@code msgstore-NUMBER.db}, with the tables that Chat API gives it, so that its tools can
 * read it. One thread writes and reads; it ends when there is nothing to do. Source: classic.md section 12.
 */
final class SqliteMessageArchive implements MessageArchive {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteMessageArchive.class);
    private static final int WAITING = 10_000;
    private static final int PRUNE_AFTER = 256;
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final Path file;
    private final Duration retention;
    private final long maximum;
    private final TimeSource time;
    private final Connection connection;
    private final ThreadPoolExecutor thread;
    private final AtomicLong lost = new AtomicLong();
    private int sincePrune;

    /**
     * Opens the file, made if it is not there.
     *
     * @throws StoreUnavailableException if it cannot be opened
     */
    SqliteMessageArchive(Path directory, String phoneNumber, Duration retention, long maximum, TimeSource time) {
        file = directory.resolve("msgstore-" + phoneNumber + ".db");
        this.retention = retention;
        this.maximum = maximum;
        this.time = time;
        connection = open(directory);
        thread = new ThreadPoolExecutor(
                1, 1, IDLE.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), task -> {
                    Thread daemon = new Thread(task, "whatsapp-msgstore-" + phoneNumber);
                    daemon.setDaemon(true);
                    return daemon;
                });
        thread.allowCoreThreadTimeOut(true);
        thread.execute(this::prune);
    }

    @Override
    public void add(ArchivedMessage message) {
        try {
            thread.execute(() -> insert(message));
        } catch (RejectedExecutionException e) {
            lost("too much waits for the disk", e);
        }
    }

    @Override
    public CompletionStage<List<ArchivedMessage>> read(List<String> chats, Optional<Instant> since, int limit) {
        CompletableFuture<List<ArchivedMessage>> result = new CompletableFuture<>();
        try {
            thread.execute(() -> {
                try {
                    result.complete(select(chats, since, limit));
                } catch (SQLException | RuntimeException e) {
                    result.completeExceptionally(
                            new StoreUnavailableException("The message store " + file + " cannot be read", e));
                }
            });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(new StoreClosedException("The message store " + file + " takes no more work"));
        }
        return result;
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn(
                        "The message store {} is still busy and is closed with {} tasks left",
                        file,
                        thread.getQueue().size());
            }
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.warn("The message store {} could not be closed: {}", file, e.getMessage());
        }
    }

    private Connection open(Path directory) {
        try {
            Files.createDirectories(directory);
            boolean fresh = Files.notExists(file);
            Connection opened = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = opened.createStatement()) {
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=NORMAL");
                statement.execute("PRAGMA busy_timeout=5000");
                statement.execute(
                        "CREATE TABLE IF NOT EXISTS messages (`from` TEXT, `to` TEXT, message TEXT, id TEXT, t TEXT)");
                statement.execute("CREATE TABLE IF NOT EXISTS messages_pending(`id` TEXT PRIMARY KEY, `jid` TEXT,"
                        + " `pending` TINYINT(1) DEFAULT 0)");
                statement.execute("CREATE INDEX IF NOT EXISTS messages_by_id ON messages (id)");
            }
            if (fresh && Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            return opened;
        } catch (IOException | SQLException e) {
            throw new StoreUnavailableException("The message store " + file + " cannot be opened", e);
        }
    }

    private void insert(ArchivedMessage message) {
        String sql = "INSERT INTO messages (`from`, `to`, message, id, t) SELECT ?, ?, ?, ?, ? WHERE NOT EXISTS"
                + " (SELECT 1 FROM messages WHERE id = ? AND `from` = ? AND `to` = ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, message.from());
            statement.setString(2, message.to());
            statement.setString(3, message.message());
            statement.setString(4, message.id());
            statement.setString(5, Long.toString(message.timestamp().getEpochSecond()));
            statement.setString(6, message.id());
            statement.setString(7, message.from());
            statement.setString(8, message.to());
            statement.executeUpdate();
        } catch (SQLException e) {
            lost(e.getMessage(), e);
        }
        if (++sincePrune >= PRUNE_AFTER) {
            prune();
        }
    }

    private void prune() {
        sincePrune = 0;
        long oldest = time.now().minus(retention).getEpochSecond();
        try (PreparedStatement aged = connection.prepareStatement("DELETE FROM messages WHERE CAST(t AS INTEGER) < ?");
                PreparedStatement surplus = connection.prepareStatement("DELETE FROM messages WHERE rowid <="
                        + " (SELECT rowid FROM messages ORDER BY rowid DESC LIMIT 1 OFFSET ?)")) {
            aged.setLong(1, oldest);
            aged.executeUpdate();
            surplus.setLong(1, maximum);
            surplus.executeUpdate();
        } catch (SQLException e) {
            LOG.warn("What is old could not be removed from the message store {}: {}", file, e.getMessage());
        }
    }

    private List<ArchivedMessage> select(List<String> chats, Optional<Instant> since, int limit) throws SQLException {
        prune();
        String places = String.join(", ", Collections.nCopies(chats.size(), "?"));
        String ofChats = chats.isEmpty() ? "" : " AND (`from` IN (" + places + ") OR `to` IN (" + places + "))";
        String sql = "SELECT `from`, `to`, message, id, t FROM messages WHERE CAST(t AS INTEGER) >= ?" + ofChats
                + " ORDER BY rowid DESC LIMIT ?";
        List<ArchivedMessage> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int place = 1;
            statement.setLong(place++, since.map(Instant::getEpochSecond).orElse(Long.MIN_VALUE));
            for (int side = 0; side < 2; side++) {
                for (String chat : chats) {
                    statement.setString(place++, chat);
                }
            }
            statement.setInt(place, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new ArchivedMessage(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4),
                            Instant.ofEpochSecond(rows.getLong(5))));
                }
            }
        }
        Collections.reverse(found);
        return found;
    }

    private void lost(String reason, Exception problem) {
        long count = lost.incrementAndGet();
        if (Long.bitCount(count) == 1) {
            LOG.warn("The message store {} has lost {} messages so far: {}", file, count, reason, problem);
        }
    }
}
