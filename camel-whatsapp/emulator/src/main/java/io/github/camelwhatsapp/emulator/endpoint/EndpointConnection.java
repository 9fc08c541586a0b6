package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.noise.CertificateChain;
import io.github.camelwhatsapp.noise.CertificateChainException;
import io.github.camelwhatsapp.noise.HandshakePart;
import io.github.camelwhatsapp.noise.NoiseException;
import io.github.camelwhatsapp.noise.NoiseHandshake;
import io.github.camelwhatsapp.noise.NoiseTransport;
import io.github.camelwhatsapp.noise.RootCertificate;
import io.github.camelwhatsapp.proto.ClientPayload;
import io.github.camelwhatsapp.wire.FrameFormatException;
import io.github.camelwhatsapp.wire.MultiDeviceFrame;
import io.github.camelwhatsapp.wire.MultiDeviceFrameAssembler;
import io.github.camelwhatsapp.wire.MultiDeviceIntro;
import io.github.camelwhatsapp.wire.MultiDeviceNodeDecoder;
import io.github.camelwhatsapp.wire.MultiDeviceNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import io.github.camelwhatsapp.wire.NodeFormatException;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a phone, from the intro to the last frame. Used on the phone's lane only. Source: multidevice-transport.md sections
 * 1 to 3.
 */
final class EndpointConnection implements PhoneSocket.Peer<byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointConnection.class);

    private final MultiDeviceFrameAssembler frames = new MultiDeviceFrameAssembler();
    private final MultiDeviceNodeEncoder encoder = new MultiDeviceNodeEncoder();
    private final MultiDeviceNodeDecoder decoder = new MultiDeviceNodeDecoder();
    private final NoiseHandshake handshake;
    private final ClientPayload payload;
    private final RootCertificate root;
    private final Instant now;
    private final Listener listener;
    private @Nullable NoiseTransport transport;
    private @Nullable Channel channel;
    private boolean over;

    EndpointConnection(EndpointKeys keys, ClientPayload payload, RootCertificate root, Instant now, Listener listener) {
        handshake = NoiseHandshake.client(MultiDeviceIntro.prologue(), keys.noise(), new SecureRandom());
        this.payload = payload;
        this.root = root;
        this.now = now;
        this.listener = listener;
    }

    @Override
    public void connected(Channel open) {
        channel = open;
        if (over) {
            open.close();
            return;
        }
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.writeBytes(MultiDeviceIntro.bytes(new byte[0]));
        first.writeBytes(MultiDeviceFrame.of(HandshakePart.CLIENT_HELLO.encode(handshake.write(new byte[0]))));
        write(first.toByteArray());
    }

    @Override
    public void received(byte[] chunk) {
        if (over) {
            return;
        }
        try {
            for (byte[] frame : frames.add(ByteBuffer.wrap(chunk))) {
                frame(frame);
            }
        } catch (FrameFormatException | NodeFormatException | NoiseException | CertificateChainException e) {
            LOG.warn("A phone hangs up, it got what it cannot read: {}", e.getMessage());
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
        if (transport != null && !over) {
            write(MultiDeviceFrame.of(transport.sender().seal(encoder.encode(node))));
        }
    }

    /** Hangs up; the listener hears nothing more. */
    void hangUp() {
        over = true;
        close();
    }

    private void frame(byte[] frame) {
        if (transport != null) {
            listener.received(this, decoder.decode(transport.receiver().open(frame)));
            return;
        }
        byte[] chain = handshake.read(HandshakePart.SERVER_HELLO.decode(frame));
        CertificateChain.parse(chain).verify(root, handshake.theirStatic().orElseThrow(), now);
        write(MultiDeviceFrame.of(HandshakePart.CLIENT_FINISH.encode(handshake.write(payload.toByteArray()))));
        transport = handshake.split();
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

    /** Whoever the connection belongs to. */
    interface Listener {
        void received(EndpointConnection connection, Node stanza);

        void lost(EndpointConnection connection);
    }
}
