package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A stand-in for the server that passes nodes between phones in memory: enough to test phones and page without sockets. */
public final class InMemoryServer implements Phones.Lines {
    private final Map<String, MemoryLine> lines = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> groups = new LinkedHashMap<>();
    private final List<Node> sent = new ArrayList<>();

    /** Phones whose lines end here. */
    public Phones phones(TimeSource time) {
        return new Phones(time, new PhoneThreads(), new NoLinking(), new Transfers(trust()), this);
    }

    private static SSLContext trust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has TLS", e);
        }
    }

    /** Makes a group; messages to it go to all members but the author. */
    public void group(String id, String... members) {
        groups.put(id, Set.of(members));
    }

    @Override
    public Line line(PhoneNumber number, Executor lane) {
        MemoryLine line = new MemoryLine(number.digits(), lane);
        lines.put(number.digits(), line);
        return line;
    }

    /** What phones have sent so far. */
    synchronized List<Node> sent() {
        return List.copyOf(sent);
    }

    /** Hands a node to a phone, as the server would. */
    void deliver(String number, Node node) {
        MemoryLine line = lines.get(number);
        if (line != null) {
            line.lane.execute(() -> line.take(node));
        }
    }

    /** Cuts or restores the line of a phone without its doing. */
    void cut(String number) {
        MemoryLine line = lines.get(number);
        line.lane.execute(() -> line.become(PhoneStatus.CONNECTING));
    }

    void restore(String number) {
        MemoryLine line = lines.get(number);
        line.lane.execute(line::open);
    }

    private synchronized void route(String from, Node node) {
        sent.add(node);
        String to = node.attributes().jid("to").map(Jid::user).orElse("");
        switch (node.tag()) {
            case "message" -> {
                deliver(
                        from,
                        Node.builder("ack")
                                .attribute("from", node.attributes().requireJid("to"))
                                .attribute("class", "message")
                                .attribute("id", node.attribute("id"))
                                .build());
                spread(from, to, node, "t", "type", "notify", "id");
            }
            case "receipt", "chatstate" -> spread(from, to, node, "t", "type", "id");
            case "presence" -> {
                if (node.attributes().is("type", "subscribe") && lines.containsKey(to)) {
                    deliver(
                            from,
                            Node.builder("presence")
                                    .attribute("from", Jid.ofPhone(to))
                                    .build());
                }
            }
            default -> {}
        }
    }

    private void spread(String from, String to, Node node, String... kept) {
        boolean isGroup = groups.containsKey(to);
        String participant = node.attributes().jid("participant").map(Jid::user).orElse("");
        Set<String> recipients = !isGroup ? Set.of(to) : participant.isEmpty() ? groups.get(to) : Set.of(participant);
        Node.Builder copy = Node.builder(node.tag()).attribute("from", isGroup ? Jid.ofGroup(to) : Jid.ofPhone(from));
        if (isGroup) {
            copy.attribute("participant", Jid.ofPhone(from));
        }
        for (String name : kept) {
            copy.attribute(name, node.attribute(name));
        }
        Node delivered = copy.children(node.children()).build();
        recipients.stream().filter(number -> !number.equals(from)).forEach(number -> deliver(number, delivered));
    }

    private final class MemoryLine implements Line {
        private final String number;
        private final Executor lane;
        private final Queue<Node> stored = new ArrayDeque<>();
        private PhoneStatus status = PhoneStatus.OFFLINE;
        private @Nullable Owner owner;

        MemoryLine(String number, Executor lane) {
            this.number = number;
            this.lane = lane;
        }

        @Override
        public void on(Owner newOwner) {
            owner = newOwner;
            open();
        }

        void open() {
            if (status.state() != PhoneStatus.State.ONLINE) {
                become(PhoneStatus.ONLINE);
                owner.opened();
                stored.forEach(owner::received);
                stored.clear();
            }
        }

        @Override
        public void off() {
            become(PhoneStatus.OFFLINE);
        }

        void become(PhoneStatus next) {
            status = next;
            if (owner != null) {
                owner.changed(next);
            }
        }

        @Override
        public PhoneStatus status() {
            return status;
        }

        @Override
        public void send(Node node) {
            if (status.state() == PhoneStatus.State.ONLINE) {
                route(number, node);
            }
        }

        private void take(Node node) {
            if (status.state() == PhoneStatus.State.ONLINE) {
                owner.received(node);
            } else {
                stored.add(node);
            }
        }
    }
}
