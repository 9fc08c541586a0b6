package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.wire.MissingAttributeException;
import io.github.camelwhatsapp.wire.Node;
import java.util.Map;

/** The stream of a device that is logged in: each stanza goes to the handler of its tag. Used on the lane only. */
final class StreamPhase implements Phase {
    private static final Map<String, StanzaHandler> HANDLERS = Map.of(
            "iq", new IqHandler(),
            "ack", new AckHandler(),
            "ib", new IbHandler(),
            "presence", new PresenceHandler(),
            "message", new MessageHandler(),
            "receipt", new ReceiptHandler(),
            "chatstate", new ChatStateHandler());

    private final MultiDeviceConnection connection;
    private final DeviceSession session;

    StreamPhase(MultiDeviceConnection connection, DeviceSession session) {
        this.connection = connection;
        this.session = session;
    }

    @Override
    public Phase receive(byte[] payload) {
        session.keepalive().heard();
        Node node = connection.read(payload);
        if (node.is("xmlstreamend")) {
            connection.finish();
            return this;
        }
        StanzaHandler handler = HANDLERS.get(node.tag());
        if (handler == null) {
            throw new ProtocolBreach(Rule.KNOWN_STANZA, "<" + node.tag() + ">");
        }
        try {
            handler.handle(session, node);
        } catch (MissingAttributeException e) {
            throw new ProtocolBreach(Rule.REQUIRED_ATTRIBUTE, e);
        }
        return this;
    }
}
