package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.connection.Keepalive;
import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import io.github.camelwhatsapp.emulator.connection.RequestIds;
import io.github.camelwhatsapp.emulator.ledger.Ledgers;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.script.StreamErrorKind;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.emulator.state.Link;
import io.github.camelwhatsapp.emulator.state.ServerState;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.MultiDeviceNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A device that is logged in, as the handlers of its stanzas see it. Used on the lane only. */
final class DeviceSession implements Link, Occupant {
    private final MultiDeviceConnection connection;
    private final Device device;
    private final boolean passive;
    private final RequestIds requests;
    private final Keepalive keepalive;
    private final MultiDeviceNodeEncoder encoder = new MultiDeviceNodeEncoder();
    private @Nullable OfflineQueue offline;
    private int messages;

    DeviceSession(MultiDeviceConnection connection, Device device, boolean passive) {
        this.connection = connection;
        this.device = device;
        this.passive = passive;
        requests = new RequestIds(connection.state().limits().rememberedIds());
        keepalive = new Keepalive(connection, id -> send(ping(id)));
    }

    /** Tells the client that it is in, and gives it what waits unless it is to be held back. */
    void begin() {
        state().attendance().connected(device, this);
        send(Greetings.success(device, state().seconds()));
        if (!connection.service().routing().isCurrent(connection.routingInfo())) {
            send(connection.service().routing().handOut());
        }
        keepalive.start();
        if (!passive && !connection.isOver()) {
            activate();
        }
    }

    /** The client takes what waits from now on. */
    void activate() {
        if (!device.isActive()) {
            List<Node> waiting = device.mailbox().all();
            send(Greetings.preview(waiting));
            if (!connection.isOver()) {
                offline = new OfflineQueue(this, waiting.size());
                state().attendance().activate(device, this, offline.backlog());
                offline.watch();
            }
        }
    }

    /** The client takes so many more of what waited. */
    void batch(long count) {
        if (offline != null) {
            offline.asked(count);
        }
    }

    /** A node in the form in which clients send it. */
    byte[] encoded(Node node) {
        return encoder.encode(node);
    }

    /** Counts a message that the client sends; gives its number, from 1. */
    int nextMessage() {
        return ++messages;
    }

    /** The client takes nothing but answers from now on. */
    void deactivate() {
        state().attendance().deactivate(device);
    }

    Device device() {
        return device;
    }

    Account account() {
        return device.account();
    }

    MultiDeviceConnection connection() {
        return connection;
    }

    MultiDeviceService service() {
        return connection.service();
    }

    ServerState state() {
        return connection.state();
    }

    Ledgers ledgers() {
        return connection.service().ledgers();
    }

    /** The ids of the client's requests. */
    RequestIds requests() {
        return requests;
    }

    /** Who watches for silence. */
    Keepalive keepalive() {
        return keepalive;
    }

    /**
     * Has an ack or receipt judged by what its account has made durable. That is said of linked devices: the emulator's own phones keep
     * nothing beyond their lives.
     */
    void hasAnswered(String messageId, String answer) {
        if (device.number() != 0) {
            ledgers().order().answered(account().number(), messageId, answer);
        }
    }

    /** Writes down that a rule was broken. */
    void note(Rule rule, String detail) {
        connection.note(rule, detail);
    }

    /** Ends the stream. */
    void end(StreamErrorKind kind) {
        connection.endStream(kind);
    }

    @Override
    public boolean isWritable() {
        return !connection.isOver() && connection.gate().isWritable();
    }

    @Override
    public void send(Node stanza) {
        if (connection.isOver()) {
            return;
        }
        connection.gate().send(stanza);
        long waiting = connection.waiting();
        if (waiting > state().limits().unreadBytes()
                || connection.gate().heldBack() > state().limits().mailbox()) {
            connection.end(new ProtocolBreach(Rule.SLOW_READER, waiting + " bytes wait"));
        }
    }

    @Override
    public void replaced() {
        connection.endStream(StreamErrorKind.CONFLICT);
    }

    @Override
    public void ackOverdue(String stanza) {
        connection.end(new ProtocolBreach(
                Rule.ACK_DUE, stanza + " was not acked in " + state().patience().ack()));
    }

    @Override
    public void left() {
        state().attendance().disconnected(device, this);
    }

    @Override
    public void writable() {
        if (device.isActive()) {
            device.mailbox().pump();
        }
    }

    private static Node ping(String id) {
        return Node.builder("iq")
                .attribute("from", Jid.SERVER)
                .attribute("id", id)
                .attribute("type", "get")
                .attribute("xmlns", "urn:xmpp:ping")
                .build();
    }
}
