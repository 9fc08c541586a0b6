package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Puts the party under which the store knows somebody in the place of each that was made of the addresses at hand: so that somebody has the
 * same id, and the same conversation key, in messages, in answers and in what is of the moment, and is asked for by the address that the
 * server prefers. Source: multidevice-messaging.md section 2.4, points 4 and 6.
 */
final class KnownParties {
    /** So many are looked up at a time: others want the store too. */
    private static final int PAGE = 500;

    private final AccountStore store;

    KnownParties(AccountStore store) {
        this.store = store;
    }

    /** The same value with everybody in it as they are known; at once if there is nobody in it. */
    <T> CompletionStage<T> in(T value) {
        Set<Party> people = PartyWalk.in(value);
        people.removeIf(party -> !party.id().isUser());
        if (people.isEmpty()) {
            return CompletableFuture.completedFuture(value);
        }
        List<Party> all = List.copyOf(people);
        CompletionStage<Map<Party, Party>> known = CompletableFuture.completedFuture(new HashMap<>());
        for (int from = 0; from < all.size(); from += PAGE) {
            List<Party> page = all.subList(from, Math.min(all.size(), from + PAGE));
            known = known.thenCombine(store.transact(tx -> look(tx, page)), (before, found) -> {
                before.putAll(found);
                return before;
            });
        }
        return known.thenApply(found -> PartyWalk.replace(value, party -> found.getOrDefault(party, party)));
    }

    private static Map<Party, Party> look(Transaction tx, List<Party> people) {
        Map<Party, Party> found = new HashMap<>();
        people.forEach(party -> found.put(party, known(tx.addresses().party(party.id()), party)));
        return found;
    }

    /** The id is the store's; an address that it does not know yet goes along. */
    private static Party known(Party stored, Party told) {
        return new Party(
                stored.id(), stored.phone().or(told::phone), stored.lid().or(told::lid));
    }
}
