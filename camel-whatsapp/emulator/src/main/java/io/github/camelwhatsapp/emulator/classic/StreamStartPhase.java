package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Attributes;
import io.github.camelwhatsapp.wire.NodeFormatException;
import io.github.camelwhatsapp.wire.StreamStart;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/** Takes the start of the stream, answers with the server's. Source: classic.md section 1.3. */
final class StreamStartPhase implements Phase {
    private static final Pattern RESOURCE = Pattern.compile("[A-Za-z0-9]+-[0-9][0-9.]*");

    private final ClassicConnection connection;

    StreamStartPhase(ClassicConnection connection) {
        this.connection = connection;
    }

    @Override
    public boolean isEncrypted() {
        return false;
    }

    @Override
    public Phase receive(ByteBuffer payload) {
        check(decode(payload).attributes());
        connection.transmitter().transmitRaw(StreamStart.ofServer().encode());
        return new AuthenticationPhase(connection);
    }

    private static StreamStart decode(ByteBuffer payload) {
        try {
            return StreamStart.decode(payload);
        } catch (NodeFormatException e) {
            throw new ProtocolBreach(Rule.STREAM_START, e);
        }
    }

    private static void check(Attributes attributes) {
        String resource = attributes.text("resource").orElse("");
        if (!attributes.is("to", Jid.USER_SERVER) || !RESOURCE.matcher(resource).matches()) {
            throw new ProtocolBreach(Rule.STREAM_START, attributes.toString());
        }
    }
}
