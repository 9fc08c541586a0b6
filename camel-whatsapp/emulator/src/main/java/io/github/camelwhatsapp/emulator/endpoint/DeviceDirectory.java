package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Which devices persons have: asked once, and again after the server has said that they changed. Used on the phone's lane only. Source:
 * multidevice-messaging.md sections 2.1 to 2.3.
 */
final class DeviceDirectory {
    private static final int KEPT = 10_000;

    private final Requests requests;
    private final AddressBook book;
    private final Map<Jid, List<Integer>> devices = new LinkedHashMap<>();

    DeviceDirectory(Requests requests, AddressBook book) {
        this.requests = requests;
        this.book = book;
    }

    /** The devices of persons, who are named by number: for each the numbers of the devices. Nobody is in it who has no account. */
    CompletableFuture<Map<Jid, List<Integer>>> of(Collection<Jid> persons) {
        Set<Jid> unknown = new LinkedHashSet<>(persons);
        unknown.removeAll(devices.keySet());
        return unknown.isEmpty()
                ? CompletableFuture.completedFuture(known(persons))
                : requests.ask("usync", "get", Jid.SERVER, query(unknown)).thenApply(answer -> {
                    read(answer);
                    return known(persons);
                });
    }

    /** The devices of somebody are others now. */
    void forget(Jid person) {
        book.phone(person).ifPresent(devices::remove);
    }

    /** What was known may be old. */
    void clear() {
        devices.clear();
    }

    private Map<Jid, List<Integer>> known(Collection<Jid> persons) {
        Map<Jid, List<Integer>> found = new LinkedHashMap<>();
        persons.forEach(person -> Optional.ofNullable(devices.get(person)).ifPresent(list -> found.put(person, list)));
        return found;
    }

    private static Node query(Collection<Jid> persons) {
        Node.Builder list = Node.builder("list");
        persons.forEach(person ->
                list.child(Node.builder("user").attribute("jid", person).build()));
        return Node.builder("usync")
                .attribute("sid", "phone")
                .attribute("mode", "query")
                .attribute("last", "true")
                .attribute("index", "0")
                .attribute("context", "message")
                .child(Node.builder("query")
                        .child(Node.builder("devices").attribute("version", "2").build())
                        .child(Node.of("lid"))
                        .build())
                .child(list.build())
                .build();
    }

    private void read(Node answer) {
        answer.child("usync").flatMap(usync -> usync.child("list")).stream()
                .flatMap(list -> list.children().stream())
                .forEach(this::user);
    }

    private void user(Node user) {
        Jid jid = user.attributes().requireJid("jid").account();
        user.child("lid").flatMap(lid -> lid.attributes().jid("val")).ifPresent(lid -> book.learn(jid, lid));
        user.child("devices").flatMap(found -> found.child("device-list")).ifPresent(list -> {
            List<Integer> numbers = new ArrayList<>();
            list.children()
                    .forEach(device -> device.attributes().number("id").ifPresent(id -> numbers.add(id.intValue())));
            if (devices.size() >= KEPT) {
                devices.clear();
            }
            devices.put(jid, List.copyOf(numbers));
        });
    }
}
