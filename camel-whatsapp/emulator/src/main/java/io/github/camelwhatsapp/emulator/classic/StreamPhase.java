package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.wire.ClassicNodeDecoder;
import io.github.camelwhatsapp.wire.MissingAttributeException;
import java.nio.ByteBuffer;
import java.util.Map;

/** The stream of a client that is logged in: each stanza goes to the handler of its tag. */
final class StreamPhase implements Phase {
    private static final Map<String, StanzaHandler> HANDLERS = Map.of(
            "message", new MessageHandler(),
            "receipt", new ReceiptHandler(),
            "ack", new AckHandler(),
            "presence", new PresenceHandler(),
            "chatstate", new ChatStateHandler(),
            "call", new CallHandler(),
            "iq", new IqHandler());

    private final ClassicConnection connection;
    private final Session session;

    StreamPhase(ClassicConnection connection, Session session) {
        this.connection = connection;
        this.session = session;
    }

    @Override
    public boolean isEncrypted() {
        return true;
    }

    @Override
    public Phase receive(ByteBuffer payload) {
        session.keepalive().heard();
        if (ClassicNodeDecoder.isStreamEnd(payload)) {
            connection.finish();
            return this;
        }
        handle(connection.read(payload));
        return this;
    }

    private void handle(Stanza stanza) {
        StanzaHandler handler = HANDLERS.get(stanza.node().tag());
        if (handler == null) {
            throw new ProtocolBreach(Rule.KNOWN_STANZA, "<" + stanza.node().tag() + ">");
        }
        try {
            checkSender(stanza);
            handler.handle(session, stanza);
        } catch (MissingAttributeException e) {
            throw new ProtocolBreach(Rule.REQUIRED_ATTRIBUTE, e);
        }
    }

    private void checkSender(Stanza stanza) {
        stanza.node().attributes().jid("from").ifPresent(from -> {
            if (!from.equals(session.account().jid())) {
                throw new ProtocolBreach(Rule.FOREIGN_SENDER, from.toString());
            }
        });
    }
}
