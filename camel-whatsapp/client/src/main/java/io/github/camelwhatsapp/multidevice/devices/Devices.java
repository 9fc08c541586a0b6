package io.github.camelwhatsapp.multidevice.devices;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.store.DeviceList;
import io.github.camelwhatsapp.store.SignalNames;
import io.github.camelwhatsapp.store.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Finds the devices of people: in the store, or by asking the server, in pages and never twice for the same person at once. Used on the
 * connection's lane only. Source: multidevice-messaging.md sections 2.1 to 2.4.
 */
public final class Devices {
    private static final int PAGE = 250;

    /** So many are looked for in the store, or written to it, in one turn. */
    private static final int READ = 50;

    /** A list that goes stale as often while it is looked up is somebody's who is not to be reached now. */
    private static final int ATTEMPTS = 5;

    private final ConnectionContext context;
    private final Server server;
    private final Executor lane;
    private final Map<Jid, CompletableFuture<Set<Jid>>> asked = new HashMap<>();

    /**
     * For one connection.
     *
     * @param context the connection's
     * @param server what it may do
     * @param lane the connection's
     */
    public Devices(ConnectionContext context, Server server, Executor lane) {
        this.context = context;
        this.server = server;
        this.lane = lane;
    }

    /**
     * Finds people, each by the address that was given.
     *
     * @param users people in either form, without a device
     * @return on the lane; somebody whom the server does not know has no devices
     */
    public CompletionStage<Map<Jid, Person>> of(Collection<Jid> users) {
        return of(List.copyOf(new LinkedHashSet<>(users)), ATTEMPTS);
    }

    /** The same within a transaction, where nobody can be asked: empty unless the devices of all of them are known. */
    public static Optional<Map<Jid, Person>> known(Transaction tx, Collection<Jid> users) {
        Map<Jid, Optional<Person>> found = find(tx, List.copyOf(new LinkedHashSet<>(users)));
        return missing(found).isEmpty() ? Optional.of(present(found)) : Optional.empty();
    }

    private CompletionStage<Map<Jid, Person>> of(List<Jid> users, int attempts) {
        return stored(users)
                .thenComposeAsync(
                        found -> {
                            List<Jid> missing = missing(found);
                            return missing.isEmpty()
                                    ? CompletableFuture.completedFuture(present(found))
                                    : fetched(missing)
                                            .thenComposeAsync(known -> afterwards(users, known, attempts), lane);
                        },
                        lane);
    }

    /** What the server has just told may be stale already, because it has told something else since: then it is asked again. */
    private CompletionStage<Map<Jid, Person>> afterwards(List<Jid> users, Set<Jid> known, int attempts) {
        return stored(users)
                .thenComposeAsync(
                        found -> attempts > 1 && missing(found).stream().anyMatch(known::contains)
                                ? of(users, attempts - 1)
                                : CompletableFuture.completedFuture(present(found)),
                        lane);
    }

    private static List<Jid> missing(Map<Jid, Optional<Person>> found) {
        return found.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The lists of these people are stale: whoever needs them next asks again. */
    public static void stale(Transaction tx, Collection<Jid> users) {
        users.forEach(
                user -> tx.deviceLists().stale(SignalNames.name(tx.addresses().resolved(user))));
    }

    /**
     * A device is gone. Of a phone that means that the list is stale: whoever writes to an account's other devices alone would see it
     * delivered, and the phone would never have it.
     */
    public static void gone(Transaction tx, Jid device) {
        String name = SignalNames.name(tx.addresses().resolved(device));
        if (device.device() == 0) {
            tx.deviceLists().stale(name);
            return;
        }
        tx.deviceLists().find(name).ifPresent(list -> tx.deviceLists()
                .put(
                        name,
                        new DeviceList(
                                list.rawId(),
                                list.fetchedAt(),
                                list.devices().stream()
                                        .filter(entry -> entry.id() != device.device())
                                        .toList())));
    }

    /** A page after the other, so that others get their turn at the store in between. */
    private CompletionStage<Map<Jid, Optional<Person>>> stored(List<Jid> users) {
        CompletionStage<Map<Jid, Optional<Person>>> all = CompletableFuture.completedFuture(new LinkedHashMap<>());
        for (int from = 0; from < users.size(); from += READ) {
            List<Jid> page = users.subList(from, Math.min(users.size(), from + READ));
            all = all.thenCompose(
                    before -> context.store().transact(tx -> find(tx, page)).thenApply(found -> {
                        before.putAll(found);
                        return before;
                    }));
        }
        return all;
    }

    private static Map<Jid, Optional<Person>> find(Transaction tx, List<Jid> users) {
        Map<Jid, Optional<Person>> found = new LinkedHashMap<>();
        for (Jid user : users) {
            Jid resolved = tx.addresses().resolved(user);
            Optional<Jid> phone =
                    resolved.isPhone() ? Optional.of(resolved) : tx.addresses().phoneOf(resolved);
            found.put(
                    user,
                    tx.deviceLists()
                            .find(SignalNames.name(resolved))
                            .map(list -> new Person(resolved, phone, list.devices())));
        }
        return found;
    }

    private static Map<Jid, Person> present(Map<Jid, Optional<Person>> found) {
        Map<Jid, Person> present = new LinkedHashMap<>();
        found.forEach((user, person) ->
                present.put(user, person.orElseGet(() -> new Person(user, Optional.empty(), List.of()))));
        return present;
    }

    /** Those whom the server knows; their lists are in the store. */
    private CompletionStage<Set<Jid>> fetched(List<Jid> users) {
        List<Jid> fresh =
                users.stream().filter(user -> !asked.containsKey(user)).toList();
        List<CompletionStage<Set<Jid>>> waiting = new ArrayList<>();
        users.stream().filter(asked::containsKey).forEach(user -> waiting.add(asked.get(user)));
        for (int from = 0; from < fresh.size(); from += PAGE) {
            waiting.add(ask(fresh.subList(from, Math.min(fresh.size(), from + PAGE))));
        }
        CompletionStage<Set<Jid>> all = CompletableFuture.completedFuture(new LinkedHashSet<>());
        for (CompletionStage<Set<Jid>> one : waiting) {
            all = all.thenCombine(one, (before, known) -> {
                before.addAll(known);
                return before;
            });
        }
        return all;
    }

    private CompletionStage<Set<Jid>> ask(List<Jid> page) {
        CompletableFuture<Set<Jid>> end = new CompletableFuture<>();
        page.forEach(user -> asked.put(user, end));
        server.ask(DeviceQuery.NAME, id -> DeviceQuery.request(id, page))
                .thenCompose(reply -> {
                    List<DeviceQuery.Answer> answers =
                            DeviceQuery.answers(reply, context.time().now());
                    return kept(page, answers);
                })
                .whenCompleteAsync(
                        (known, problem) -> {
                            page.forEach(asked::remove);
                            if (problem == null) {
                                end.complete(known);
                            } else {
                                end.completeExceptionally(problem);
                            }
                        },
                        lane);
        return end;
    }

    /**
     * Keeps the answers about these, a portion after the other and in line with news of devices, which may make them stale; completes with
     * those that are known.
     */
    private CompletionStage<Set<Jid>> kept(List<Jid> page, List<DeviceQuery.Answer> answers) {
        Set<Jid> wanted = Set.copyOf(page);
        List<DeviceQuery.Answer> useful = answers.stream()
                .filter(answer -> wanted.contains(answer.user()))
                .toList();
        CompletionStage<Set<Jid>> all = CompletableFuture.completedFuture(new LinkedHashSet<>());
        for (int from = 0; from < useful.size(); from += READ) {
            List<DeviceQuery.Answer> portion = useful.subList(from, Math.min(useful.size(), from + READ));
            all = all.thenCompose(
                    before -> context.store().transact(tx -> keep(tx, portion)).thenApply(known -> {
                        before.addAll(known);
                        return before;
                    }));
        }
        return all;
    }

    private static List<Jid> keep(Transaction tx, List<DeviceQuery.Answer> answers) {
        List<Jid> known = new ArrayList<>();
        for (DeviceQuery.Answer answer : answers) {
            if (answer.phone().isPresent() && answer.lid().isPresent()) {
                tx.addresses().learn(answer.phone().get(), answer.lid().get());
            }
            answer.devices().ifPresent(list -> {
                replace(tx, tx.addresses().resolved(answer.user()), list);
                known.add(answer.user());
            });
        }
        return known;
    }

    /**
     * A new list; if it is of another registration, all that was agreed on with the earlier one is worthless. The identities stay: whoever
     * shows another one next is judged by the account's rule for that, and told of.
     */
    static void replace(Transaction tx, Jid resolved, DeviceList list) {
        String name = SignalNames.name(resolved);
        OptionalLong known = tx.deviceLists().rawId(name);
        if (known.isPresent() && list.rawId().isPresent() && !known.equals(list.rawId())) {
            tx.signal().stores().sessions().removeAll(name);
            tx.signal().senderKeyHolders().forget(name);
        }
        tx.deviceLists().put(name, list);
    }
}
