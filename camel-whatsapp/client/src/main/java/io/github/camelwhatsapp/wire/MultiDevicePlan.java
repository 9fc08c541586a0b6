package io.github.camelwhatsapp.wire;

import io.github.camelwhatsapp.jid.Jid;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first of the encoder's two passes: it chooses the shortest form of each text and address, remembers the choices in
 * the order in which {@link MultiDeviceWriter} asks for them, and adds up the bytes, so that the second pass writes into one
 * array of the right length. What has no form at all is refused here. One object plans one payload.
 */
final class MultiDevicePlan {
    private final long size;

    /** The head of each text and address: a code of the dictionary or a tag, never more than two bytes. */
    private char[] heads = new char[48];

    private int chosen;
    private int taken;

    /**
     * @param depth levels that the node may have
     * @throws NodeFormatException if the node cannot be written
     */
    MultiDevicePlan(Node node, int depth) {
        this.size = node(node, depth);
    }

    /** How many bytes the node takes. */
    long size() {
        return size;
    }

    /** The next choice: the code of a word, or the tag of a packed text, a raw text (BINARY_8) or an address. */
    int nextHead() {
        return heads[taken++];
    }

    /** How many parts the list has that a node is: tag, names, values and content. */
    static int listSize(Node node) {
        boolean content = node.rawData() != null || !node.children().isEmpty();
        return 1 + 2 * node.attributes().size() + (content ? 1 : 0);
    }

    private long node(Node node, int depth) {
        if (depth == 0) {
            throw new NodeFormatException("<" + node.tag() + "> lies deeper than the levels allowed");
        }
        Attributes attributes = node.attributes();
        long sum = list(node, listSize(node)) + word(node.tag());
        for (int i = 0; i < attributes.size(); i++) {
            sum += word(attributes.nameAt(i)) + value(attributes.valueAt(i));
        }
        return sum + content(node, depth);
    }

    private long content(Node node, int depth) {
        List<Node> children = node.children();
        if (children.isEmpty()) {
            return data(node.rawData());
        }
        long sum = list(node, children.size());
        for (int i = 0; i < children.size(); i++) {
            sum += node(children.get(i), depth - 1);
        }
        return sum;
    }

    private long data(@Nullable Object data) {
        if (data == null) {
            return 0;
        }
        return data instanceof ByteBuffer bytes ? raw(bytes.remaining()) : text((String) data);
    }

    private static int list(Node node, int parts) {
        if (parts > MultiDeviceNodeEncoder.MAX_LIST) {
            throw new NodeFormatException(
                    "<" + node.tag() + "> has " + node.children().size() + " children and "
                            + node.attributes().size() + " attributes; a list holds " + MultiDeviceNodeEncoder.MAX_LIST
                            + " parts");
        }
        return parts < 256 ? 2 : 3;
    }

    private long value(Object value) {
        return value instanceof Jid jid ? jid(jid) : text((String) value);
    }

    private long text(String text) {
        Jid jid = MultiDeviceJid.in(text);
        return jid == null ? word(text) : jid(jid);
    }

    private long jid(Jid jid) {
        int tag = MultiDeviceJid.tagFor(jid);
        choose(tag);
        long user = jid.user().isEmpty() ? 1 : word(jid.user());
        return switch (tag) {
            case MultiDeviceTag.JID_PAIR -> 1 + user + word(jid.server());
            case MultiDeviceTag.AD_JID -> 3 + user;
            case MultiDeviceTag.FB_JID -> 3 + user + word(jid.server());
            case MultiDeviceTag.INTEROP_JID -> 5 + user + word(jid.server());
            default ->
                throw new NodeFormatException(
                        "The address " + jid + " has no binary form: its server has no devices of this number");
        };
    }

    private long word(String text) {
        int head = MultiDeviceWord.headOf(text);
        choose(head);
        return switch (head) {
            case MultiDeviceTag.BINARY_8 -> raw(MultiDeviceWord.utf8Size(text));
            case MultiDeviceTag.NIBBLE_8, MultiDeviceTag.HEX_8 -> 2 + PackedText.packedSize(text);
            default -> head < 256 ? 1 : 2;
        };
    }

    private static long raw(int length) {
        if (length < 256) {
            return 2L + length;
        }
        return (length < 1 << 20 ? 4L : 5L) + length;
    }

    private void choose(int head) {
        if (chosen == heads.length) {
            heads = Arrays.copyOf(heads, 2 * chosen);
        }
        heads[chosen++] = (char) head;
    }
}
