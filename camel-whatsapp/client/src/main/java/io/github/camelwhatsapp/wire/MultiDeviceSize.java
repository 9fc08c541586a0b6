package io.github.camelwhatsapp.wire;

import io.github.camelwhatsapp.jid.Jid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes the shortest form of each thing takes: the first of the encoder's two passes, which lets the second write
 * into one array of the right length. It is also where what has no form at all is refused. Pure functions; they mirror
 * {@link MultiDeviceWriter}.
 */
final class MultiDeviceSize {
    private MultiDeviceSize() {}

    /**
     * @param depth levels that the node and its children may still take
     * @throws NodeFormatException if the node cannot be written
     */
    static long ofNode(Node node, int depth) {
        if (depth == 0) {
            throw new NodeFormatException("<" + node.tag() + "> lies deeper than the "
                    + MultiDeviceNodeEncoder.MAX_DEPTH + " levels allowed");
        }
        Attributes attributes = node.attributes();
        long size = ofList(node, MultiDeviceWriter.listSize(node)) + ofWord(node.tag());
        for (int i = 0; i < attributes.size(); i++) {
            size += ofWord(attributes.nameAt(i)) + ofValue(attributes.valueAt(i));
        }
        return size + ofContent(node, depth);
    }

    private static long ofContent(Node node, int depth) {
        List<Node> children = node.children();
        if (children.isEmpty()) {
            return ofData(node.rawData());
        }
        long size = ofList(node, children.size());
        for (int i = 0; i < children.size(); i++) {
            size += ofNode(children.get(i), depth - 1);
        }
        return size;
    }

    private static long ofData(@Nullable Object data) {
        if (data == null) {
            return 0;
        }
        return data instanceof ByteBuffer bytes ? ofBytes(bytes.remaining()) : ofText((String) data);
    }

    private static int ofList(Node node, int size) {
        if (size > MultiDeviceNodeEncoder.MAX_LIST) {
            throw new NodeFormatException(
                    "<" + node.tag() + "> has " + node.children().size() + " children and "
                            + node.attributes().size() + " attributes; a list holds " + MultiDeviceNodeEncoder.MAX_LIST
                            + " parts");
        }
        return size < 256 ? 2 : 3;
    }

    private static long ofValue(Object value) {
        return value instanceof Jid jid ? ofJid(jid) : ofText((String) value);
    }

    private static long ofText(String text) {
        Jid jid = MultiDeviceJid.in(text);
        return jid == null ? ofWord(text) : ofJid(jid);
    }

    private static long ofJid(Jid jid) {
        long user = jid.user().isEmpty() ? 1 : ofWord(jid.user());
        return switch (MultiDeviceJid.tagFor(jid)) {
            case MultiDeviceTag.JID_PAIR -> 1 + user + ofWord(jid.server());
            case MultiDeviceTag.AD_JID -> 3 + user;
            case MultiDeviceTag.FB_JID -> 3 + user + ofWord(jid.server());
            case MultiDeviceTag.INTEROP_JID -> 5 + user + ofWord(jid.server());
            default ->
                throw new NodeFormatException(
                        "The address " + jid + " has no binary form: its server has no devices of this number");
        };
    }

    private static long ofWord(String text) {
        int head = MultiDeviceWord.headOf(text);
        return switch (head) {
            case MultiDeviceTag.BINARY_8 ->
                ofBytes(MultiDeviceWord.isAscii(text) ? text.length() : text.getBytes(StandardCharsets.UTF_8).length);
            case MultiDeviceTag.NIBBLE_8, MultiDeviceTag.HEX_8 -> 2 + PackedText.packedSize(text);
            default -> head < 256 ? 1 : 2;
        };
    }

    private static long ofBytes(int length) {
        if (length < 256) {
            return 2L + length;
        }
        return (length < 1 << 20 ? 4L : 5L) + length;
    }
}
