package io.github.camelwhatsapp.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The stores of all accounts of one owner: one database in one directory, which nobody else may open meanwhile.
 *
 * <p>Safe for use by several threads. Whoever opened it closes it. {@link #open} and {@link #accounts} wait for the
 * database and must not be called from a transaction.
 */
public interface AccountStores extends AutoCloseable {
    /**
     * Opens the store of an account, making it when it is new. Raises the account's owner epoch, so that whoever had it
     * open before is refused from now on, and raises the attempt of each delivery that may have been dispatched before
     * (see {@link DeliveryStore}).
     *
     * @param account the account's name: 1 to 255 characters
     * @throws IllegalArgumentException if the name is empty or too long
     * @throws StoreException if the database does not answer or these stores are closed
     */
    AccountStore open(String account);

    /**
     * Opens the archive of an account's messages, a file of its own beside these stores.
     *
     * @param directory where; made if it is not there
     * @param phoneNumber the account's number, which names the file
     * @param retention how long a message is kept
     * @param maximum how many are kept
     * @throws StoreUnavailableException if it cannot be opened
     */
    MessageArchive archive(Path directory, String phoneNumber, Duration retention, long maximum);

    /**
     * The names of all accounts that were ever opened here, open or not.
     *
     * @throws StoreException if the database does not answer or these stores are closed
     */
    Set<String> accounts();

    /**
     * Whether this opening found a database that is older than what was committed last, because somebody put back a
     * backup: what it says of sending keys must not be used again. Each account keeps the finding until it was dealt
     * with: {@link Transaction#restoredOlderCopy()}.
     */
    boolean restoredOlderCopy();

    /** The directory of these stores, where other files of the accounts may lie as well; empty when they are in memory. */
    default Optional<Path> directory() {
        return Optional.empty();
    }

    /** Finishes what was submitted and deferred, closes the database, gives the directory free. Idempotent; waits. */
    @Override
    void close();
}
