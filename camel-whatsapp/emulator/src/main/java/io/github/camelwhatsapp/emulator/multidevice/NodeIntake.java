package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Direction;
import io.github.camelwhatsapp.wire.MultiDeviceNodeDecoder;
import io.github.camelwhatsapp.wire.MultiDeviceNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import io.github.camelwhatsapp.wire.NodeFormatException;
import java.util.Arrays;

/** Reads nodes, and writes down those that are not in the shortest form. Used on the lane only. */
final class NodeIntake {
    private static final int FLAG_COMPRESSED = 2;

    private final MultiDeviceConnection connection;
    private final MultiDeviceNodeDecoder decoder = new MultiDeviceNodeDecoder();
    private final MultiDeviceNodeEncoder encoder = new MultiDeviceNodeEncoder();

    NodeIntake(MultiDeviceConnection connection) {
        this.connection = connection;
    }

    /**
     * Reads an opened payload.
     *
     * @throws ProtocolBreach if it is no node
     */
    Node read(byte[] payload) {
        try {
            Node node = decoder.decode(payload);
            connection.transcribe(Direction.RECEIVED, node);
            judgeEncoding(node, payload);
            return node;
        } catch (NodeFormatException e) {
            throw new ProtocolBreach(Rule.NODE_FORMAT, e);
        }
    }

    private void judgeEncoding(Node node, byte[] payload) {
        if ((payload[0] & FLAG_COMPRESSED) != 0) {
            return;
        }
        byte[] prescribed = encoder.encode(node);
        if (!Arrays.equals(prescribed, 1, prescribed.length, payload, 1, payload.length)) {
            connection.note(
                    Rule.NODE_ENCODING,
                    "<" + node.tag() + "> in " + payload.length + " bytes, " + prescribed.length
                            + " bytes as prescribed");
        }
    }
}
