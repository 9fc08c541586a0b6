package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.error.ProtocolException;
import io.github.camelwhatsapp.error.WhatsAppException;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.stream.Phase;
import io.github.camelwhatsapp.wire.Node;

/** The part of a connection from the keys to the server's word on the login. */
final class LoginPhase implements Phase<byte[]> {
    private final NodeWire wire;
    private final Outcome outcome;

    /** Is told what the server says. */
    interface Outcome {
        /** The login succeeded. */
        void success(Node success);

        /** It did not. */
        void failure(Node failure);

        /** The server ended the stream instead. */
        void streamError(Node error);

        /** The connection has to end. */
        void end(ConnectionCause cause);
    }

    LoginPhase(NodeWire wire, Outcome outcome) {
        this.wire = wire;
        this.outcome = outcome;
    }

    @Override
    public boolean received(byte[] frame) {
        Node node = wire.read(frame);
        switch (node.tag()) {
            case "success" -> outcome.success(node);
            case "failure" -> outcome.failure(node);
            case "stream:error" -> outcome.streamError(node);
            case "xmlstreamend" -> outcome.end(ConnectionCause.of(Kind.STREAM_ENDED));
            default -> throw new ProtocolException("login", "<success> or <failure>", "<" + node.tag() + ">");
        }
        return true;
    }

    @Override
    public void ended(WhatsAppException reason) {
        wire.destroy();
    }
}
