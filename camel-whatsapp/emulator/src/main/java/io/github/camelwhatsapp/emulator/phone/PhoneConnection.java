package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.emulator.endpoint.PhoneSocket;
import io.github.camelwhatsapp.jid.JidFormatException;
import io.github.camelwhatsapp.wire.ClassicFrame;
import io.github.camelwhatsapp.wire.ClassicFrameReader;
import io.github.camelwhatsapp.wire.ClassicFrameWriter;
import io.github.camelwhatsapp.wire.ClassicNodeDecoder;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.FrameFormatException;
import io.github.camelwhatsapp.wire.Node;
import io.github.camelwhatsapp.wire.NodeFormatException;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a phone, from the first byte to the last: it logs in, then turns frames into nodes and nodes into frames.
 * Used on the phone's lane only.
 */
final class PhoneConnection implements PhoneSocket.Peer<ClassicFrame> {
    private static final Logger LOG = LoggerFactory.getLogger(PhoneConnection.class);

    private final ClassicFrameReader reader = new ClassicFrameReader();
    private final ClassicFrameWriter writer = new ClassicFrameWriter();
    private final PhoneNumber number;
    private final PhoneLogin login;
    private final Listener listener;
    private @Nullable Channel channel;
    private boolean loggedIn;
    private boolean over;

    PhoneConnection(PhoneNumber number, byte[] password, Instant now, Listener listener) {
        this.number = number;
        this.listener = listener;
        login = new PhoneLogin(number, password, now, reader, writer);
    }

    @Override
    public void connected(Channel open) {
        channel = open;
        if (over) {
            open.close();
        } else {
            write(login.greeting());
        }
    }

    /** What comes after the end is dropped. */
    @Override
    public void received(ClassicFrame frame) {
        if (over) {
            return;
        }
        try {
            if (loggedIn) {
                reader.read(frame).ifPresent(this::stanza);
            } else {
                step(login.take(frame));
            }
        } catch (FrameFormatException | NodeFormatException | JidFormatException e) {
            LOG.warn("Phone {} hangs up, it got what it cannot read: {}", number, e.getMessage());
            close();
        }
    }

    @Override
    public void closed() {
        if (!over) {
            over = true;
            listener.lost(this);
        }
    }

    @Override
    public boolean isOver() {
        return over;
    }

    /** Sends a node. */
    void send(Node node) {
        write(writer.write(ClassicNodeEncoder.encode(node)));
    }

    /** Hangs up; the listener hears nothing more. */
    void hangUp() {
        over = true;
        close();
    }

    private void step(LoginStep step) {
        if (step instanceof LoginStep.Send send) {
            write(send.bytes());
        } else if (step instanceof LoginStep.Done) {
            loggedIn = true;
            listener.loggedIn(this);
        } else if (step instanceof LoginStep.Refused refused) {
            listener.refused(this, refused.why());
        }
    }

    private void stanza(ByteBuffer payload) {
        if (ClassicNodeDecoder.isStreamEnd(payload)) {
            close();
            return;
        }
        listener.received(this, ClassicNodeDecoder.decode(payload));
    }

    private void write(byte[] bytes) {
        Channel open = channel;
        if (open != null) {
            open.writeAndFlush(Unpooled.wrappedBuffer(bytes), open.voidPromise());
        }
    }

    private void close() {
        Channel open = channel;
        if (open != null) {
            open.close();
        }
    }

    /** Whoever the connection belongs to. Nothing is told twice, and nothing after {@link PhoneConnection#hangUp()}. */
    interface Listener {
        void loggedIn(PhoneConnection connection);

        void refused(PhoneConnection connection, String why);

        void received(PhoneConnection connection, Node stanza);

        void lost(PhoneConnection connection);
    }
}
