package io.github.camelwhatsapp.multidevice.devices;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.signal.Identities;
import io.github.camelwhatsapp.signal.IdentityPolicy;
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

    private final ConnectionContext context;
    private final Server server;
    private final Executor lane;
    private final Map<Jid, CompletableFuture<Void>> asked = new HashMap<>();

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
        List<Jid> all = List.copyOf(new LinkedHashSet<>(users));
        return stored(all)
                .thenComposeAsync(
                        found -> {
                            List<Jid> missing = all.stream()
                                    .filter(user -> found.get(user).isEmpty())
                                    .toList();
                            return missing.isEmpty()
                                    ? CompletableFuture.completedFuture(present(found))
                                    : fetched(missing)
                                            .thenComposeAsync(done -> stored(all), lane)
                                            .thenApplyAsync(Devices::present, lane);
                        },
                        lane);
    }

    /** The lists of these people are stale: whoever needs them next asks again. */
    public static void stale(Transaction tx, Collection<Jid> users) {
        users.forEach(
                user -> tx.deviceLists().stale(SignalNames.name(tx.addresses().resolved(user))));
    }

    /** A device is gone. */
    public static void gone(Transaction tx, Jid device) {
        String name = SignalNames.name(tx.addresses().resolved(device));
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

    /** A page at a time, so that others get their turn at the store. */
    private CompletionStage<Map<Jid, Optional<Person>>> stored(List<Jid> users) {
        CompletionStage<Map<Jid, Optional<Person>>> all = CompletableFuture.completedFuture(new LinkedHashMap<>());
        for (int from = 0; from < users.size(); from += PAGE) {
            List<Jid> page = users.subList(from, Math.min(users.size(), from + PAGE));
            all = all.thenCombine(context.store().transact(tx -> find(tx, page)), (before, found) -> {
                before.putAll(found);
                return before;
            });
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

    private CompletionStage<Void> fetched(List<Jid> users) {
        List<Jid> fresh =
                users.stream().filter(user -> !asked.containsKey(user)).toList();
        List<CompletionStage<Void>> waiting = new ArrayList<>();
        users.stream().filter(asked::containsKey).forEach(user -> waiting.add(asked.get(user)));
        for (int from = 0; from < fresh.size(); from += PAGE) {
            waiting.add(ask(fresh.subList(from, Math.min(fresh.size(), from + PAGE))));
        }
        CompletionStage<Void> end = CompletableFuture.completedFuture(null);
        for (CompletionStage<Void> one : waiting) {
            end = end.thenCompose(before -> one);
        }
        return end;
    }

    private CompletionStage<Void> ask(List<Jid> page) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        page.forEach(user -> asked.put(user, end));
        server.ask("getDevices", id -> DeviceQuery.request(id, page))
                .thenCompose(reply -> {
                    List<DeviceQuery.Answer> answers =
                            DeviceQuery.answers(reply, context.time().now());
                    return context.store().perform(tx -> keep(tx, page, answers));
                })
                .whenCompleteAsync(
                        (done, problem) -> {
                            page.forEach(asked::remove);
                            if (problem == null) {
                                end.complete(null);
                            } else {
                                end.completeExceptionally(problem);
                            }
                        },
                        lane);
        return end;
    }

    private void keep(Transaction tx, List<Jid> page, List<DeviceQuery.Answer> answers) {
        Set<Jid> wanted = new LinkedHashSet<>(page);
        for (DeviceQuery.Answer answer : answers) {
            if (wanted.contains(answer.user())) {
                if (answer.phone().isPresent() && answer.lid().isPresent()) {
                    tx.addresses().learn(answer.phone().get(), answer.lid().get());
                }
                answer.devices().ifPresent(list -> replace(tx, tx.addresses().resolved(answer.user()), list));
            }
        }
    }

    /** A new list; if it is of another registration, all that was agreed on with the earlier one is worthless. */
    static void replace(Transaction tx, Jid resolved, DeviceList list) {
        String name = SignalNames.name(resolved);
        OptionalLong known = tx.deviceLists().rawId(name);
        if (known.isPresent() && list.rawId().isPresent() && !known.equals(list.rawId())) {
            new Identities(tx.signal().stores(), IdentityPolicy.ACCEPT_CHANGES).forget(name);
            tx.signal().senderKeyHolders().forget(name);
        }
        tx.deviceLists().put(name, list);
    }
}
