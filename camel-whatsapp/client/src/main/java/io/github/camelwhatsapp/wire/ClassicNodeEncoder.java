package io.github.camelwhatsapp.wire;

/**
 * Writes nodes in the classic binary form, always in the shortest way that the protocol has for each text. The bytes are
 * the payload of a frame, without its header. Pure functions. Source: classic.md sections 2.1 to 2.4 and 1.3.
 */
public final class ClassicNodeEncoder {
    private static final byte[] STREAM_END = {(byte) ClassicTag.LIST_8, 1, ClassicTag.STREAM_END};

    private ClassicNodeEncoder() {}

    /**
     * Writes a node. Data goes as bytes, never as a word or packed, however it came; empty data and an empty list of
     * children are no content.
     *
     * @throws NodeFormatException if the node has no binary form: more than 32767 attributes or 65535 children, nesting
     *     deeper than {@value ClassicNodeDecoder#MAX_DEPTH}, an attribute without name, a text with half a surrogate pair,
     *     or more bytes than an array holds
     */
    public static byte[] encode(Node node) {
        ClassicLayout layout = new ClassicLayout();
        add(layout, node, 1);
        return layout.toBytes();
    }

    /** The payload that ends a stream, {@code f8 01 02}. */
    public static byte[] streamEnd() {
        return STREAM_END.clone();
    }

    static byte[] encode(StreamStart start) {
        ClassicLayout layout = new ClassicLayout();
        layout.list(1 + 2 * start.attributes().size());
        layout.single(ClassicTag.STREAM_START);
        addAttributes(layout, start.attributes());
        return layout.toBytes();
    }

    private static void add(ClassicLayout layout, Node node, int depth) {
        if (depth > ClassicNodeDecoder.MAX_DEPTH) {
            throw new NodeFormatException("Expected nodes nested at most " + ClassicNodeDecoder.MAX_DEPTH
                    + " deep, found <" + node.tag() + "> below that");
        }
        int children = node.children().size();
        boolean content = children > 0 || node.hasData();
        layout.list(itemsOf(node, 1 + 2 * node.attributes().size() + (content ? 1 : 0)));
        layout.name(node.tag());
        addAttributes(layout, node.attributes());
        if (children > 0) {
            layout.list(itemsOf(node, children));
            for (Node child : node.children()) {
                add(layout, child, depth + 1);
            }
        } else if (content) {
            layout.data(node.data());
        }
    }

    private static void addAttributes(ClassicLayout layout, Attributes attributes) {
        attributes.forEach((name, value) -> {
            if (name.isEmpty()) {
                throw new NodeFormatException("Expected attributes with names, found an empty name");
            }
            layout.name(name);
            layout.value(value);
        });
    }

    private static int itemsOf(Node node, int count) {
        if (count > ClassicLayout.MAX_ITEMS) {
            throw new NodeFormatException("Expected at most " + ClassicLayout.MAX_ITEMS + " items in a list, found "
                    + count + " in <" + node.tag() + ">");
        }
        return count;
    }
}
