package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.MessageArchive;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.StoreException;
import io.github.camelwhatsapp.store.StoreUnavailableException;
import io.github.camelwhatsapp.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stores in one SQLite database: the file {@code whatsapp.db} in a directory that is locked while it is open, or
 * a database in memory, for tests, that ends when it is closed.
 *
 * <p>One thread, {@code whatsapp-store-<owner>}, does all reading and writing; up to 512 transactions share a commit, and
 * 8192 may be unfinished. Deferred actions wait 200 ms at most. A commit is durable when it returns (write-ahead log with
 * {@code synchronous=FULL}).
 */
public final class SqliteAccountStores implements AccountStores {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteAccountStores.class);
    private static final int LONGEST_OWNER = 255;
    private static final AtomicLong MEMORY_DATABASES = new AtomicLong();

    private final String owner;
    private final TimeSource time;
    private final SealedColumns columns;
    private final Database database;
    private final StoreWriter writer;
    private final Optional<Path> directory;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SqliteAccountStores(
            String owner,
            StoreCipher cipher,
            TimeSource time,
            Database database,
            AutoCloseable held,
            Optional<Path> directory) {
        this.directory = directory;
        this.owner = owner;
        this.time = time;
        this.database = database;
        columns = new SealedColumns(cipher);
        writer = new StoreWriter(database, owner, time, () -> release(held));
    }

    /**
     * Opens the stores in a directory, which is made (mode 0700) if it is not there.
     *
     * @param owner who will have them, for the message to a second opener and for names of threads: 1 to 255 characters
     * @throws IllegalArgumentException if the owner has no name, or too long a one
     * @throws io.github.camelwhatsapp.store.StoreLockedException if somebody else has them open
     * @throws io.github.camelwhatsapp.store.StoreVersionException if a newer version of this program wrote them
     * @throws io.github.camelwhatsapp.store.StoreCorruptException if the database cannot be read, or was lost
     * @throws StoreUnavailableException if the file system does not allow it
     */
    public static SqliteAccountStores open(Path directory, String owner, StoreCipher cipher, TimeSource time) {
        return open(directory, owner, cipher, time, UnaryOperator.identity());
    }

    /**
     * The same with something put between the store and its connection, to watch or to break what passes.
     *
     * @param around is given the source of connections, and gives the one that is used
     */
    public static SqliteAccountStores open(
            Path directory, String owner, StoreCipher cipher, TimeSource time, UnaryOperator<ConnectionSource> around) {
        checkOwner(owner);
        try {
            StoreFiles files = StoreFiles.in(directory);
            DirectoryLock lock = DirectoryLock.acquire(files, owner);
            return holding(lock, () -> {
                ConnectionSource source = around.apply(SqliteConnections.file(files.database()));
                Database database = open(source, MarkerFile.open(files.marker()), time);
                return new SqliteAccountStores(owner, cipher, time, database, lock, Optional.of(directory));
            });
        } catch (IOException e) {
            throw new StoreUnavailableException("The store in " + directory + " cannot be opened", e);
        }
    }

    /** Opens stores in memory; they are gone when they are closed. */
    public static SqliteAccountStores inMemory(String owner, StoreCipher cipher, TimeSource time) {
        return inMemory(owner, cipher, time, UnaryOperator.identity());
    }

    /**
     * The same with something put between the store and its connection, to watch or to break what passes.
     *
     * @param around is given the source of connections, and gives the one that is used
     */
    public static SqliteAccountStores inMemory(
            String owner, StoreCipher cipher, TimeSource time, UnaryOperator<ConnectionSource> around) {
        checkOwner(owner);
        SqliteConnections memory = SqliteConnections.memory("whatsapp-" + MEMORY_DATABASES.incrementAndGet());
        try {
            Connection keeper = memory.open(); // Without it the content would go with a connection that is thrown away.
            return holding(keeper, () -> {
                Database database = open(around.apply(memory), CommitMarker.none(), time);
                return new SqliteAccountStores(owner, cipher.inMemory(), time, database, keeper, Optional.empty());
            });
        } catch (SQLException | IOException e) {
            throw new StoreUnavailableException("A database in memory cannot be opened", e);
        }
    }

    @Override
    public AccountStore open(String account) {
        AccountOwnership.checkName(account);
        AccountOwnership taken =
                writer.await(new Work<>(Work.Kind.INTERNAL, sql -> AccountOwnership.take(sql, account, owner)));
        return new JdbcAccountStore(writer, columns, taken);
    }

    @Override
    public Set<String> accounts() {
        return writer.await(new Work<>(Work.Kind.INTERNAL, AccountOwnership::names));
    }

    @Override
    public Optional<Path> directory() {
        return directory;
    }

    @Override
    public boolean restoredOlderCopy() {
        return database.restoredOlderCopy();
    }

    @Override
    public MessageArchive archive(Path directory, String phoneNumber, Duration retention, long maximum) {
        return new SqliteMessageArchive(directory, phoneNumber, retention, maximum, time);
    }

    @Override
    public void close() {
        writer.refuseOwnThread();
        if (closed.compareAndSet(false, true)) {
            writer.close();
        }
    }

    private static void checkOwner(String owner) {
        if (owner.isBlank() || owner.length() > LONGEST_OWNER) {
            throw new IllegalArgumentException(
                    "The owner's name has " + owner.length() + " characters, expected 1 to " + LONGEST_OWNER);
        }
    }

    private static Database open(ConnectionSource source, CommitMarker marker, TimeSource time) throws IOException {
        try {
            return Database.open(source, marker, Migrations.builtIn(), time.now());
        } catch (StoreException e) {
            marker.close();
            throw e;
        }
    }

    private static SqliteAccountStores holding(AutoCloseable held, Opening opening) throws IOException {
        try {
            return opening.run();
        } catch (IOException | RuntimeException e) {
            release(held);
            throw e;
        }
    }

    private static void release(AutoCloseable held) {
        try {
            held.close();
        } catch (Exception e) {
            LOG.warn("What the store held cannot be released: {}", e.toString());
        }
    }

    private interface Opening {
        SqliteAccountStores run() throws IOException;
    }
}
