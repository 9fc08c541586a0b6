package io.github.camelwhatsapp.wire;

import io.github.camelwhatsapp.jid.Jid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node of the protocol: a tag, ordered attributes, and as content either children, or data, or nothing.
 *
 * <p>Immutable; start with {@link #builder(String)} or {@link #of(String)}. Data is bytes; a decoder of the newer protocol
 * that found a token or a packed text there hands it over as text, and both views are offered whatever came. Large data may be
 * a slice of the frame it came in. {@link #toString()} is XML for people: it shows the length of data, never the data, so
 * that no message ends up in a log. Source: classic.md section 2.2, multidevice-transport.md section 4.3.
 */
public final class Node {
    private static final ByteBuffer NO_DATA = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final String tag;
    private final Attributes attributes;
    private final List<Node> children;
    private final @Nullable Object data;

    private Node(String tag, Attributes attributes, List<Node> children, @Nullable Object data) {
        this.tag = tag;
        this.attributes = attributes;
        this.children = children;
        this.data = data;
    }

    /** What a decoder found; children and data exclude each other, and data is a String or a ByteBuffer of its own. */
    static Node decoded(String tag, Attributes attributes, List<Node> children, @Nullable Object data) {
        return new Node(tag, attributes, children, data);
    }

    /** A node with a tag and nothing else. */
    public static Node of(String tag) {
        return builder(tag).build();
    }

    /** Starts a node. */
    public static Builder builder(String tag) {
        return new Builder(tag);
    }

    /** What kind of node this is; never empty. */
    public String tag() {
        return tag;
    }

    /** Whether the tag is this one. */
    public boolean is(String expectedTag) {
        return tag.equals(expectedTag);
    }

    /** The attributes. */
    public Attributes attributes() {
        return attributes;
    }

    /** Short for {@code attributes().text(name)}. */
    public Optional<String> attribute(String name) {
        return attributes.text(name);
    }

    /** The children in order; empty for data and for nothing. */
    public List<Node> children() {
        return children;
    }

    /** The first child with this tag. */
    public Optional<Node> child(String childTag) {
        for (Node child : children) {
            if (child.tag.equals(childTag)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** The first child, whatever its tag. */
    public Optional<Node> firstChild() {
        return children.isEmpty() ? Optional.empty() : Optional.of(children.get(0));
    }

    /** Whether there is data. Empty data is none. */
    public boolean hasData() {
        return data != null && !(data instanceof ByteBuffer bytes && !bytes.hasRemaining());
    }

    /** What the newer form writes behind the attributes: a String, a ByteBuffer, maybe an empty one, or null for no data. */
    @Nullable
    Object rawData() {
        return data;
    }

    /** A read-only view of the data, positioned at its start, not copied; without remaining bytes when there is none. */
    public ByteBuffer data() {
        if (data instanceof ByteBuffer bytes) {
            return bytes.asReadOnlyBuffer();
        }
        return data == null
                ? NO_DATA.duplicate()
                : ByteBuffer.wrap(utf8((String) data)).asReadOnlyBuffer();
    }

    /** A copy of the data. */
    public byte[] dataBytes() {
        ByteBuffer view = data();
        byte[] copy = new byte[view.remaining()];
        view.get(copy);
        return copy;
    }

    /** The data read as UTF-8, with a replacement character for what is not; empty when there is none. */
    public String text() {
        return data instanceof String text
                ? text
                : StandardCharsets.UTF_8.decode(data()).toString();
    }

    /** Whether the data came as text (a token or a packed text) and not as bytes. */
    public boolean isTextual() {
        return data instanceof String;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Node that
                && tag.equals(that.tag)
                && attributes.equals(that.attributes)
                && children.equals(that.children)
                && data().equals(that.data());
    }

    @Override
    public int hashCode() {
        return Objects.hash(tag, attributes, children, data());
    }

    /** XML for people; data is shown by its length. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        print(out);
        return out.toString();
    }

    private void print(StringBuilder out) {
        out.append('<').append(tag);
        attributes.forEach((name, value) -> out.append(' ')
                .append(name)
                .append("=\"")
                .append(value.toString().replace("\"", "&quot;"))
                .append('"'));
        if (children.isEmpty() && !hasData()) {
            out.append("/>");
            return;
        }
        out.append('>');
        children.forEach(child -> child.print(out));
        if (hasData()) {
            out.append('[').append(data().remaining()).append(" bytes]");
        }
        out.append("</").append(tag).append('>');
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Puts a node together. Children and data exclude each other. Not for use by several threads. */
    public static final class Builder {
        private final String tag;
        private final AttributeCollector attributes = new AttributeCollector(4);
        private final List<Node> children = new ArrayList<>();
        private @Nullable Object data;

        private Builder(String tag) {
            if (tag.isEmpty()) {
                throw new IllegalArgumentException("A node needs a tag, an empty one was given");
            }
            this.tag = tag;
        }

        /** Sets an attribute; a name given twice keeps its place and gets the later value. */
        public Builder attribute(String name, String value) {
            attributes.put(name, value);
            return this;
        }

        /** Sets an attribute to an address, which the newer protocol writes in a form of its own. */
        public Builder attribute(String name, Jid value) {
            attributes.put(name, value);
            return this;
        }

        /** Sets an attribute if there is a value. */
        public Builder attribute(String name, Optional<String> value) {
            value.ifPresent(present -> attributes.put(name, present));
            return this;
        }

        /** Adds a child. */
        public Builder child(Node child) {
            children.add(child);
            return this;
        }

        /** Adds children. */
        public Builder children(Iterable<Node> more) {
            more.forEach(children::add);
            return this;
        }

        /** Sets the data; the array is handed over, not copied. Empty data is none. */
        public Builder data(byte[] bytes) {
            return data(ByteBuffer.wrap(bytes));
        }

        /**
         * Sets the data to what remains in the buffer; the memory is handed over, not copied. Empty data is none to every
         * reader, yet the newer protocol writes it as given: there an empty run of bytes and no content are two forms.
         */
        public Builder data(ByteBuffer bytes) {
            data = bytes.slice();
            return this;
        }

        /** Sets the data to the UTF-8 form of a text, to be written as bytes. */
        public Builder data(String text) {
            return data(utf8(text));
        }

        /** Sets the data to a text that came as, or may go as, a token or a packed text (newer protocol only). */
        public Builder textual(String text) {
            data = text.isEmpty() ? NO_DATA : text;
            return this;
        }

        /**
         * Finishes the node.
         *
         * @throws IllegalStateException if it has children and data
         */
        public Node build() {
            Node node = new Node(tag, new Attributes(tag, attributes.toPairs()), List.copyOf(children), data);
            if (node.hasData() && !children.isEmpty()) {
                throw new IllegalStateException(
                        "<" + tag + "> has both children and data; a node can have one of them");
            }
            return node;
        }
    }
}
