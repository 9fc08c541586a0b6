package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.error.ProtocolException;
import io.github.camelwhatsapp.noise.NoiseCipher;
import io.github.camelwhatsapp.noise.NoiseException;
import io.github.camelwhatsapp.noise.NoiseTransport;
import io.github.camelwhatsapp.stream.SocketLife;
import io.github.camelwhatsapp.wire.MultiDeviceFrame;
import io.github.camelwhatsapp.wire.MultiDeviceNodeDecoder;
import io.github.camelwhatsapp.wire.MultiDeviceNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nodes over a connection whose handshake is done: encoded and encrypted on the way out, the other way round on the way in. All calls come
 * from the connection's lane, so that frames are written in the order of their counters. Source: multidevice-transport.md section 2.7.
 */
final class NodeWire {
    private static final Logger LOG = LoggerFactory.getLogger(NodeWire.class);
    private static final MultiDeviceNodeEncoder ENCODER = new MultiDeviceNodeEncoder();
    private static final MultiDeviceNodeDecoder DECODER = new MultiDeviceNodeDecoder();

    private final SocketLife<byte[]> life;
    private final NoiseTransport transport;

    NodeWire(SocketLife<byte[]> life, NoiseTransport transport) {
        this.life = life;
        this.transport = transport;
    }

    /** Writes a node now. */
    CompletionStage<Void> write(Node node) {
        LOG.trace("sent {}", node);
        return write(ENCODER.encode(node));
    }

    /** Writes an encoded node now. */
    CompletionStage<Void> write(byte[] payload) {
        byte[] frame = MultiDeviceFrame.withRoomFor(payload.length + NoiseCipher.OVERHEAD);
        transport.sender().seal(payload, frame, MultiDeviceFrame.HEADER_SIZE);
        return life.send(frame);
    }

    /**
     * The node in a frame.
     *
     * @throws ProtocolException if the frame is not what the server sealed next
     * @throws io.github.camelwhatsapp.wire.NodeFormatException if it holds no node
     */
    Node read(byte[] frame) {
        try {
            Node node = DECODER.decode(transport.receiver().open(frame));
            LOG.trace("received {}", node);
            return node;
        } catch (NoiseException e) {
            throw new ProtocolException(
                    "stream", "the frame that the server sealed next", String.valueOf(e.getMessage()));
        }
    }

    /** The bytes of a node as they are stored and written. */
    static byte[] encode(Node node) {
        return ENCODER.encode(node);
    }

    /** Drops the keys. */
    void destroy() {
        transport.destroy();
    }
}
