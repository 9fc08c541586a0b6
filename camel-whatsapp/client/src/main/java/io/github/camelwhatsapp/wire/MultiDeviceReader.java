package io.github.camelwhatsapp.wire;

import io.github.camelwhatsapp.jid.Jid;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Reads one node, its attributes and its content. It believes nothing that is announced: a list needs as many bytes as it
 * has parts before memory is taken for them. One object reads one payload.
 */
final class MultiDeviceReader {
    /** The shortest node: a list head, its size, a tag. */
    private static final int SMALLEST_NODE = 3;

    private final MultiDeviceCursor in;

    MultiDeviceReader(byte[] bytes, int from) {
        this.in = new MultiDeviceCursor(bytes, from);
    }

    /**
     * The node that the bytes are, to their end.
     *
     * @param depth levels that it may have
     */
    Node onlyNode(int depth) {
        Node node = node(depth);
        if (in.remaining() > 0) {
            throw in.malformed(in.remaining() + " bytes follow the end of the node");
        }
        return node;
    }

    private Node node(int depth) {
        if (depth == 0) {
            throw in.malformed("nodes lie in each other deeper than allowed");
        }
        int size = listSize(in.u8());
        if (size == 0) {
            throw in.malformed("a node is an empty list");
        }
        String tag = in.text(in.u8());
        if (tag.isEmpty()) {
            throw in.malformed("a node has an empty tag");
        }
        Attributes attributes = attributes(tag, (size - 1) / 2);
        return (size & 1) == 0 ? withContent(tag, attributes, depth) : Node.decoded(tag, attributes, List.of(), null);
    }

    private Attributes attributes(String tag, int count) {
        in.require(2L * count);
        AttributeCollector attributes = new AttributeCollector(count);
        for (int i = 0; i < count; i++) {
            String name = in.text(in.u8());
            attributes.put(name, value(in.u8()));
        }
        return new Attributes(tag, attributes.handOver());
    }

    private Object value(int tag) {
        if (tag == MultiDeviceTag.LIST_EMPTY) {
            return "";
        }
        return MultiDeviceTag.isJid(tag) ? jid(tag) : in.text(tag);
    }

    private Node withContent(String tag, Attributes attributes, int depth) {
        int head = in.u8();
        if (MultiDeviceTag.isList(head)) {
            return Node.decoded(tag, attributes, children(listSize(head), depth - 1), null);
        }
        return Node.decoded(tag, attributes, List.of(), data(head));
    }

    private Object data(int head) {
        if (MultiDeviceTag.isBinary(head)) {
            return in.bytes(in.length(head));
        }
        String text = MultiDeviceTag.isJid(head) ? jid(head).toString() : in.text(head);
        return text.isEmpty() ? ByteBuffer.allocate(0) : text;
    }

    private List<Node> children(int count, int depth) {
        in.require((long) SMALLEST_NODE * count);
        if (count == 0) {
            return List.of();
        }
        if (count == 1) {
            // Most lists have one node, for which this needs no array.
            return List.of(node(depth));
        }
        Node[] children = new Node[count];
        for (int i = 0; i < count; i++) {
            children[i] = node(depth);
        }
        return Collections.unmodifiableList(Arrays.asList(children));
    }

    private int listSize(int tag) {
        return switch (tag) {
            case MultiDeviceTag.LIST_EMPTY -> 0;
            case MultiDeviceTag.LIST_8 -> in.u8();
            case MultiDeviceTag.LIST_16 -> in.u16();
            default -> throw in.malformed("byte " + tag + " stands where a list is due");
        };
    }

    private Jid jid(int tag) {
        return switch (tag) {
            case MultiDeviceTag.JID_PAIR -> Jid.of(userOrNone(), server());
            case MultiDeviceTag.AD_JID -> adJid();
            case MultiDeviceTag.FB_JID -> fbJid();
            default -> interopJid();
        };
    }

    private Jid adJid() {
        String server = MultiDeviceJid.serverOf(in.u8());
        int device = in.u8();
        return new Jid(user(), server, device, 0);
    }

    private Jid fbJid() {
        String user = user();
        int device = in.u16();
        String server = server();
        if (!server.equals(MultiDeviceJid.MESSENGER_SERVER)) {
            throw in.malformed("an address of the Messenger form names another server");
        }
        return new Jid(user, server, device, 0);
    }

    private Jid interopJid() {
        String user = user();
        int device = in.u16();
        int integrator = in.u16();
        in.skipIfText(Jid.INTEROP_SERVER);
        return new Jid(user, Jid.INTEROP_SERVER, device, integrator);
    }

    private String userOrNone() {
        int tag = in.u8();
        return tag == MultiDeviceTag.LIST_EMPTY ? "" : in.text(tag);
    }

    private String user() {
        return notEmpty(in.text(in.u8()), "user");
    }

    private String server() {
        return notEmpty(in.text(in.u8()), "server");
    }

    private String notEmpty(String part, String name) {
        if (part.isEmpty()) {
            throw in.malformed("an address has an empty " + name);
        }
        return part;
    }
}
