package io.github.camelwhatsapp.wire;

import io.github.camelwhatsapp.jid.Jid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads the one node, or the stream start, that a payload holds. For one use, by one thread. */
final class ClassicNodeReader {
    /** A list header, and a tag of one byte. */
    private static final int SMALLEST_NODE = 3;

    private final ClassicCursor in;
    private final ClassicTextReader texts;

    private ClassicNodeReader(ClassicCursor in) {
        this.in = in;
        texts = new ClassicTextReader(in);
    }

    static ClassicNodeReader of(ByteBuffer payload) {
        return new ClassicNodeReader(ClassicCursor.of(payload));
    }

    Node root() {
        Node root = node(1);
        requireEnd();
        return root;
    }

    Node.Builder streamStart(Node.Builder start) {
        int size = size(in.unsigned8("the list of a stream start"));
        int tag = in.unsigned8("the byte of a stream start");
        if (tag != ClassicTag.STREAM_START || (size & 1) == 0) {
            throw in.refuse("the byte of a stream start in a list of an odd size");
        }
        attributes(start, size / 2);
        requireEnd();
        return start;
    }

    private Node node(int depth) {
        texts.count();
        int first = in.unsigned8("a node");
        if (depth > ClassicNodeDecoder.MAX_DEPTH) {
            throw in.refuse("nodes nested at most " + ClassicNodeDecoder.MAX_DEPTH + " deep");
        }
        int size = size(first);
        if (size == 0) {
            throw in.refuse("a node, which is a list with items");
        }
        in.require(size, "the items of a node");
        Node.Builder node = Node.builder(texts.name("the tag of a node"));
        attributes(node, (size - 1) / 2);
        if ((size & 1) == 0) {
            content(node, depth);
        }
        return node.build();
    }

    private int size(int first) {
        return switch (first) {
            case ClassicTag.EMPTY -> 0;
            case ClassicTag.LIST_8 -> in.unsigned8("the size of a list");
            case ClassicTag.LIST_16 -> in.unsigned16("the size of a list");
            default -> throw in.refuse("the first byte of a list");
        };
    }

    private void attributes(Node.Builder node, int count) {
        for (int i = 0; i < count; i++) {
            String name = texts.name("the name of an attribute");
            Object value = texts.value();
            if (value instanceof Jid jid) {
                node.attribute(name, jid);
            } else {
                node.attribute(name, (String) value);
            }
        }
    }

    private void content(Node.Builder node, int depth) {
        int first = in.unsigned8("the content of a node");
        if (ClassicTag.isBinary(first)) {
            int length = texts.length(first);
            node.data(ByteBuffer.wrap(in.array(), in.skip(length, "data"), length));
        } else if (ClassicTag.isList(first)) {
            int count = size(first);
            in.require(SMALLEST_NODE * count, "the children of a node");
            for (int i = 0; i < count; i++) {
                node.child(node(depth + 1));
            }
        } else {
            node.data(texts.text(first).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void requireEnd() {
        if (in.left() > 0) {
            throw new NodeFormatException("Expected the end of the payload at offset " + in.offset() + ", found "
                    + in.left() + " more bytes");
        }
    }
}
