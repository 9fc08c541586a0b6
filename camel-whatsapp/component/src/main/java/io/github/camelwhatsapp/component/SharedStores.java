package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.ConnectionDecorator;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One database for each directory, shared by the accounts that are kept there and open as long as one of them is; and one in memory,
 * which stays until the end.
 */
final class SharedStores {
    private final String owner;
    private final StoreCipher cipher;
    private final TimeSource time;
    private final ConnectionDecorator around;
    private final Map<Optional<Path>, Shared> open = new HashMap<>();

    /**
     * @param owner who will have them, for the message to a second opener
     * @param cipher seals what is stored
     * @param around what is put between the stores and their connections
     */
    SharedStores(String owner, StoreCipher cipher, TimeSource time, ConnectionDecorator around) {
        this.owner = owner;
        this.cipher = cipher;
        this.time = time;
        this.around = around;
    }

    private static final class Shared {
        final AccountStores stores;
        int users;

        Shared(AccountStores stores) {
            this.stores = stores;
        }
    }

    /**
     * The database in this directory, or the one in memory.
     *
     * @throws io.github.camelwhatsapp.store.StoreException if it cannot be opened; names the owner who has it
     */
    synchronized AccountStores acquire(Optional<Path> directory) {
        Shared shared = open.computeIfAbsent(
                directory,
                where -> new Shared(where.map(this::file)
                        .orElseGet(() -> SqliteAccountStores.inMemory(owner, cipher, time, around))));
        shared.users++;
        return shared.stores;
    }

    /** Gives it back; the last one closes it, unless it is in memory. */
    synchronized void release(Optional<Path> directory) {
        Shared shared = open.get(directory);
        if (shared != null && --shared.users == 0 && directory.isPresent()) {
            open.remove(directory);
            shared.stores.close();
        }
    }

    /** Closes what is still open. */
    synchronized void close() {
        open.values().forEach(shared -> shared.stores.close());
        open.clear();
    }

    private AccountStores file(Path directory) {
        return SqliteAccountStores.open(directory, owner, cipher, time, around);
    }
}
