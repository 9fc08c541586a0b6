package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * What comes to a phone: opened and confirmed, or asked for again. Used on the phone's lane only. Source: multidevice-messaging.md sections
 * 4.2, 4.4 and 4.7.
 */
final class Inbox {
    private static final int KEPT = 5_000;
    private static final int RETRIES = 4;

    private final EndpointKeys keys;
    private final MemoryStores stores;
    private final Self self;
    private final Receiving receiving;
    private final Consumer<Node> line;
    private final TimeSource time;
    private final SecureRandom random;
    private final Map<String, Node> opened = bounded();
    private final Map<String, Integer> asked = bounded();
    private SplittableRandom luck = new SplittableRandom(0);
    private double misread;

    Inbox(
            EndpointKeys keys,
            MemoryStores stores,
            Self self,
            Receiving receiving,
            Consumer<Node> line,
            TimeSource time,
            SecureRandom random) {
        this.keys = keys;
        this.stores = stores;
        this.self = self;
        this.receiving = receiving;
        this.line = line;
        this.time = time;
        this.random = random;
    }

    /** Fails to read a share of the messages that come from now on, each once, chosen under a seed. */
    void misreads(double share, long seed) {
        misread = share;
        luck = new SplittableRandom(seed);
    }

    /** Takes a message, confirms it, and gives what it says; empty if it says nothing, or could not be read. */
    Optional<Arrival> take(Node stanza) {
        if (stanza.child("enc").isEmpty()) {
            line.accept(Answers.ack(stanza));
            return Optional.empty();
        }
        String id = stanza.attributes().requireText("id");
        if (misread > 0 && !asked.containsKey(id) && luck.nextDouble() < misread) {
            askAgain(stanza, id);
            return Optional.empty();
        }
        Receiving.Opened content = receiving.open(stanza);
        if (content.failed() && content.arrival().isEmpty()) {
            askAgain(stanza, id);
            return Optional.empty();
        }
        content.arrival().ifPresent(arrival -> opened.put(id, stanza));
        Jid sender = stanza.attributes().jid("participant").orElseGet(() -> stanza.attributes()
                .requireJid("from"));
        line.accept(Answers.delivered(stanza, self.is(sender)));
        return content.arrival();
    }

    /** Tells authors that their messages were read or played, through who sends surely; gives the ids of those that came here. */
    List<String> seen(List<String> ids, String type, Consumer<Node> surely) {
        Map<Node, List<String>> byOrigin = new LinkedHashMap<>();
        for (String id : ids) {
            Node message = opened.get(id);
            if (message != null) {
                byOrigin.computeIfAbsent(origin(message), origin -> new ArrayList<>())
                        .add(id);
            }
        }
        byOrigin.forEach((origin, seen) -> surely.accept(Answers.seen(
                type,
                origin.attributes().requireJid("from"),
                origin.attributes().jid("participant"),
                seen,
                time.now())));
        return byOrigin.values().stream().flatMap(List::stream).toList();
    }

    private void askAgain(Node stanza, String id) {
        int count = asked.merge(id, 1, Integer::sum);
        if (count <= RETRIES) {
            line.accept(Answers.retry(
                    stanza,
                    count,
                    keys,
                    Optional.of(stores.newPreKeys(1, random).get(0))));
        }
        line.accept(Answers.ack(stanza));
    }

    private static Node origin(Node message) {
        Node.Builder origin = Node.builder("origin")
                .attribute("from", message.attributes().requireJid("from").account());
        message.attributes().jid("participant").ifPresent(jid -> origin.attribute("participant", jid));
        return origin.build();
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > KEPT;
            }
        };
    }
}
