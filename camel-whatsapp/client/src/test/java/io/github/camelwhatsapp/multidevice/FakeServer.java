package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.pairing.PairingCode;
import io.github.camelwhatsapp.proto.ClientPayload;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.transport.Link;
import io.github.camelwhatsapp.transport.LinkListener;
import io.github.camelwhatsapp.wire.Node;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A server for one account, in memory. What it does wrong is told to it before the connection that suffers from it. All of it runs under
 * one lock, and so do the links.
 */
final class FakeServer implements LinkOpener {
    static final String NUMBER = "34600000001";
    static final int DEVICE = 12;

    final FakeIdentity identity = new FakeIdentity();
    final FakePhone phone = new FakePhone();
    final List<Node> received = new CopyOnWriteArrayList<>();
    final List<byte[]> routings = new CopyOnWriteArrayList<>();
    final List<ClientPayload> payloads = new CopyOnWriteArrayList<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<FakeSession> sessions = new ArrayList<>();
    Optional<PairingCode> typedCode = Optional.empty();
    Optional<Node> codeAnswer = Optional.empty();
    /** Errors for requests whose first child has this tag. */
    final Map<String, Node> refusals = new ConcurrentHashMap<>();

    /** What becomes of the certificates on their way. */
    UnaryOperator<byte[]> chain = bytes -> bytes;
    /** What becomes of each sealed frame on its way. */
    Function<byte[], List<byte[]>> mangle = List::of;

    int preKeys;
    /** Takes the next upload of prekeys and hangs up without an answer. */
    boolean hangsUpAfterUpload;
    /** Hangs up at the next upload of prekeys without having taken it. */
    boolean losesNextUpload;
    /** The ids of one-time prekeys that its digest lists, in hexadecimal digits. */
    List<String> held = List.of();

    int attempts;

    /** What goes wrong with one connection. */
    record Fault(Kind kind, int at) {
        static final Fault NONE = new Fault(Kind.NONE, 0);

        enum Kind {
            NONE,
            FAILURE
        }
    }

    @Override
    public synchronized Link open(
            ServerAddress server, AccountSettings settings, TimeSource time, LinkListener<byte[]> listener) {
        attempts++;
        Fault fault = faults.isEmpty() ? Fault.NONE : faults.poll();
        FakeSession session = new FakeSession(this, time, listener, fault);
        sessions.add(session);
        time.schedule(Duration.ofMillis(5), session::opened);
        return session;
    }

    synchronized void next(Fault fault) {
        faults.add(fault);
    }

    /** The connection that was opened last. */
    synchronized FakeSession session() {
        return sessions.get(sessions.size() - 1);
    }

    /** Does something to the newest connection. */
    void live(Consumer<FakeSession> step) {
        step.accept(session());
    }

    /** What it answers to a stanza. */
    synchronized void handle(FakeSession session, Node node) {
        received.add(node);
        if (node.is("iq")) {
            iq(session, node);
        }
    }

    private void iq(FakeSession session, Node node) {
        String type = node.attribute("type").orElse("");
        Node child = node.firstChild().orElse(Node.of("none"));
        if (child.is("pair-device-sign")) {
            session.send(streamError("515"));
            session.close();
        } else if (child.is("link_code_companion_reg")) {
            code(session, node, child);
        } else if (refusals.containsKey(child.tag())) {
            session.send(Node.builder("iq")
                    .attribute("from", Jid.SERVER)
                    .attribute("type", "error")
                    .attribute("id", node.attributes().requireText("id"))
                    .child(refusals.get(child.tag()))
                    .build());
        } else if (type.equals("get") || type.equals("set")) {
            if (child.is("list") || node.child("list").isPresent()) {
                if (losesNextUpload) {
                    losesNextUpload = false;
                    session.cut();
                    return;
                }
                preKeys += node.child("list").orElseThrow().children().size();
                if (hangsUpAfterUpload) {
                    hangsUpAfterUpload = false;
                    session.cut();
                    return;
                }
            }
            session.send(answer(node, child));
        }
    }

    private Node answer(Node request, Node child) {
        Node.Builder answer = Node.builder("iq")
                .attribute("from", Jid.SERVER)
                .attribute("type", "result")
                .attribute("id", request.attributes().requireText("id"));
        if (child.is("count")) {
            answer.child(Node.builder("count")
                    .attribute("value", Integer.toString(preKeys))
                    .build());
        } else if (child.is("digest") && preKeys > 0) {
            Node.Builder list = Node.builder("list");
            held.forEach(id -> list.child(
                    Node.builder("id").data(HexFormat.of().parseHex(id)).build()));
            answer.child(Node.builder("digest").child(list.build()).build());
        }
        return answer.build();
    }

    private byte[] wrappedCompanion = {};

    private void code(FakeSession session, Node request, Node stage) {
        byte[] reference = "ref-1".getBytes(StandardCharsets.US_ASCII);
        if (stage.attributes().is("stage", "companion_hello")) {
            wrappedCompanion = part(stage, "link_code_pairing_wrapped_companion_ephemeral_pub");
            session.send(codeAnswer
                    .map(error -> Node.builder("iq")
                            .attribute("from", Jid.SERVER)
                            .attribute("type", "error")
                            .attribute("id", request.attributes().requireText("id"))
                            .child(error)
                            .build())
                    .orElseGet(() -> Node.builder("iq")
                            .attribute("from", Jid.SERVER)
                            .attribute("type", "result")
                            .attribute("id", request.attributes().requireText("id"))
                            .child(Node.builder("link_code_companion_reg")
                                    .attribute("stage", "companion_hello")
                                    .child(Node.builder("link_code_pairing_ref")
                                            .data(reference)
                                            .build())
                                    .build())
                            .build()));
            return;
        }
        session.send(answer(request, Node.of("none")));
        session.send(pairSuccess(phone.finished(
                typedCode.orElseThrow(),
                wrappedCompanion,
                part(stage, "link_code_pairing_wrapped_key_bundle"),
                part(stage, "companion_identity_public"),
                DEVICE)));
    }

    /** A person types a code on the phone. */
    void type(PairingCode code) {
        typedCode = Optional.of(code);
        live(session -> session.send(notification(
                "link_code_companion_reg", phone.typed(code, "ref-1".getBytes(StandardCharsets.US_ASCII)))));
    }

    static Node notification(String type, Node child) {
        return Node.builder("notification")
                .attribute("from", Jid.SERVER)
                .attribute("type", type)
                .attribute("id", "n1")
                .child(child)
                .build();
    }

    static Node pairSuccess(Node child) {
        return Node.builder("iq")
                .attribute("from", Jid.SERVER)
                .attribute("type", "set")
                .attribute("xmlns", "md")
                .attribute("id", "pair-2")
                .child(child)
                .build();
    }

    static Node pairDevice(int references) {
        Node.Builder pair = Node.builder("pair-device");
        for (int i = 1; i <= references; i++) {
            pair.child(Node.builder("ref").data("2@reference-" + i).build());
        }
        return Node.builder("iq")
                .attribute("from", Jid.SERVER)
                .attribute("type", "set")
                .attribute("xmlns", "md")
                .attribute("id", "pair-1")
                .child(pair.build())
                .build();
    }

    static Node error(int code) {
        return Node.builder("error")
                .attribute("code", Integer.toString(code))
                .attribute("text", "refused")
                .build();
    }

    static Node streamError(String code) {
        return Node.builder("stream:error").attribute("code", code).build();
    }

    static Node conflict(String type) {
        return Node.builder("stream:error")
                .child(Node.builder("conflict").attribute("type", type).build())
                .build();
    }

    static byte[] part(Node stage, String name) {
        return stage.child(name).orElseThrow().dataBytes();
    }
}
