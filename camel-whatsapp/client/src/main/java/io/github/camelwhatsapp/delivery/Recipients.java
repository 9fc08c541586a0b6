package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.Transaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Who is meant by an address. What the address book says of the last 4,096 addresses that something was sent to is kept in memory, so
 * that only the first message to somebody asks the store beforehand. It is told of each pair of addresses that is learned; a transaction
 * that was undone may leave something here that is not so, which the next one puts right, since each asks the book itself.
 *
 * <p>Safe for use by several threads.
 */
final class Recipients {
    private static final int MOST = 4096;

    private final AccountStore store;
    private final Map<Jid, Party> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Jid, Party> eldest) {
            return size() > MOST;
        }
    };

    Recipients(AccountStore store) {
        this.store = store;
    }

    /** Who this is, with every address that is known; asks the store if need be, and then fails with its exceptions. */
    CompletionStage<Party> find(Party to) {
        return inMemory(to.id())
                .<CompletionStage<Party>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> store.transact(transaction -> look(transaction, to)));
    }

    /** The same by the address book itself; called within a transaction. */
    Party look(Transaction transaction, Party to) {
        Party found = transaction.addresses().party(to.id());
        if (to.id().isUser()) {
            synchronized (this) {
                known.put(to.id(), found);
            }
        }
        return found;
    }

    /** These addresses are one person. */
    synchronized void learned(Party person) {
        addresses(person).forEach(address -> known.replace(address, person));
    }

    /** Everything by which a conversation may have gone before its addresses were known to be one person's. */
    static List<String> keys(Party who) {
        return Stream.concat(Stream.of(who.id()), addresses(who))
                .map(Jid::toString)
                .distinct()
                .toList();
    }

    private synchronized Optional<Party> inMemory(Jid address) {
        return address.isUser() ? Optional.ofNullable(known.get(address)) : Optional.of(Party.of(address));
    }

    private static Stream<Jid> addresses(Party who) {
        return Stream.concat(who.phone().map(Jid::ofPhone).stream(), who.lid().stream());
    }
}
