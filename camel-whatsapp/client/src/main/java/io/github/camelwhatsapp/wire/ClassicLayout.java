package io.github.camelwhatsapp.wire;

import io.github.camelwhatsapp.jid.Jid;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What will be written, piece by piece: each piece is added once, which settles its form and its size; then one array of
 * the exact size is filled. Not for use by several threads. Source: classic.md sections 2.1, 2.3 and 2.4.
 */
final class ClassicLayout {
    /** The most items of a list: its count has 16 bits. */
    static final int MAX_ITEMS = 0xFFFF;

    private static final ClassicDictionary DICTIONARY = ClassicDictionary.july2016();

    /** The largest array that every Java virtual machine can make. */
    private static final int MAX_SIZE = Integer.MAX_VALUE - 8;

    /** What fits beside the kind in a form; no frame can carry such a text. */
    private static final int MAX_TEXT = (1 << 28) - 1;

    private static final int KIND_BITS = 3;
    private static final int KIND = (1 << KIND_BITS) - 1;
    private static final int LIST = 0;
    private static final int BYTE = 1;
    private static final int WORD = 2;
    private static final int PACKED = 3;
    private static final int TEXT = 4;
    private static final int DATA = 5;

    /** For each piece its kind in the low bits, and above them a number: a count, a byte, a code, a tag, a length. */
    private int[] forms = new int[32];

    private @Nullable Object[] contents = new Object[32];
    private int pieces;
    private long size;

    /** A list header. */
    void list(int count) {
        add(LIST, count, null, count == 0 ? 1 : count < 256 ? 2 : 3);
    }

    /** A byte as it is. */
    void single(int value) {
        add(BYTE, value, null, 1);
    }

    /** A tag or the name of an attribute: never packed. */
    void name(String text) {
        text(text, false);
    }

    /** The value of an attribute: a String or a Jid. */
    void value(Object value) {
        if (value instanceof Jid jid && hasOnlyUserAndServer(jid)) {
            single(ClassicTag.JID_PAIR);
            word(jid.user(), true);
            word(jid.server(), false);
        } else {
            text(value.toString(), true);
        }
    }

    /** Bytes as they are; they are read when the array is filled. */
    void data(ByteBuffer bytes) {
        int length = bytes.remaining();
        add(DATA, 0, bytes, headOf(length) + (long) length);
    }

    /**
     * Fills the array.
     *
     * @throws NodeFormatException if the pieces are larger than an array can be
     */
    byte[] toBytes() {
        if (size > MAX_SIZE) {
            throw new NodeFormatException("Expected a node of at most " + MAX_SIZE + " bytes, found one of " + size);
        }
        byte[] out = new byte[(int) size];
        int at = 0;
        for (int i = 0; i < pieces; i++) {
            at = write(forms[i] & KIND, forms[i] >>> KIND_BITS, contents[i], out, at);
        }
        return out;
    }

    private static boolean hasOnlyUserAndServer(Jid jid) {
        return jid.device() == 0 && !jid.isServer() && !jid.server().equals(Jid.INTEROP_SERVER);
    }

    /** A word, or else the parts around each {@code @} that has something on both sides, or else the text itself. */
    private void text(String text, boolean packable) {
        if (known(text)) {
            return;
        }
        int from = 0;
        int at = text.indexOf('@');
        while (at > from && at + 1 < text.length()) {
            single(ClassicTag.JID_PAIR);
            word(text.substring(from, at), true);
            from = at + 1;
            at = text.indexOf('@', from);
        }
        if (from == 0) {
            spelt(text, packable);
        } else {
            word(text.substring(from), false);
        }
    }

    private void word(String text, boolean packable) {
        if (!known(text)) {
            spelt(text, packable);
        }
    }

    private boolean known(String text) {
        int code = DICTIONARY.codeOf(text);
        if (code == ClassicDictionary.NONE) {
            return false;
        }
        add(WORD, code, null, code < 256 ? 1 : 2);
        return true;
    }

    private void spelt(String text, boolean packable) {
        int tag = packable ? ClassicPacking.tagFor(text) : 0;
        if (tag != 0) {
            add(PACKED, tag, text, 1 + ClassicPacking.sizeOf(text));
            return;
        }
        int length = ClassicText.lengthOf(text);
        if (length > MAX_TEXT) {
            throw new NodeFormatException("Expected texts of at most " + MAX_TEXT + " bytes, found one of " + length);
        }
        add(TEXT, length, text, headOf(length) + (long) length);
    }

    private int write(int kind, int number, @Nullable Object content, byte[] out, int at) {
        return switch (kind) {
            case LIST -> writeList(number, out, at);
            case WORD -> writeWord(number, out, at);
            case PACKED -> {
                out[at] = (byte) number;
                yield ClassicPacking.write((String) content, out, at + 1);
            }
            case TEXT -> ClassicText.write((String) content, number, out, writeHead(number, out, at));
            case DATA -> writeData((ByteBuffer) content, out, at);
            default -> {
                out[at] = (byte) number;
                yield at + 1;
            }
        };
    }

    private static int writeList(int count, byte[] out, int offset) {
        int at = offset;
        if (count == 0) {
            out[at++] = ClassicTag.EMPTY;
        } else if (count < 256) {
            out[at++] = (byte) ClassicTag.LIST_8;
            out[at++] = (byte) count;
        } else {
            out[at++] = (byte) ClassicTag.LIST_16;
            out[at++] = (byte) (count >> 8);
            out[at++] = (byte) count;
        }
        return at;
    }

    private static int writeWord(int code, byte[] out, int offset) {
        int at = offset;
        if (code >= 256) {
            out[at++] = (byte) (code >> 8);
        }
        out[at++] = (byte) code;
        return at;
    }

    private static int writeData(ByteBuffer bytes, byte[] out, int offset) {
        int length = bytes.remaining();
        int at = writeHead(length, out, offset);
        bytes.get(bytes.position(), out, at, length);
        return at + length;
    }

    private static int writeHead(int length, byte[] out, int offset) {
        int at = offset;
        if (length < 1 << 8) {
            out[at++] = (byte) ClassicTag.BINARY_8;
        } else if (length < 1 << 20) {
            out[at++] = (byte) ClassicTag.BINARY_20;
            out[at++] = (byte) (length >> 16);
            out[at++] = (byte) (length >> 8);
        } else {
            out[at++] = (byte) ClassicTag.BINARY_31;
            out[at++] = (byte) (length >> 24);
            out[at++] = (byte) (length >> 16);
            out[at++] = (byte) (length >> 8);
        }
        out[at++] = (byte) length;
        return at;
    }

    private static int headOf(int length) {
        return length < 1 << 8 ? 2 : length < 1 << 20 ? 4 : 5;
    }

    private void add(int kind, int number, @Nullable Object content, long bytes) {
        if (pieces == forms.length) {
            forms = Arrays.copyOf(forms, 2 * pieces);
            contents = Arrays.copyOf(contents, 2 * pieces);
        }
        forms[pieces] = number << KIND_BITS | kind;
        contents[pieces++] = content;
        size += bytes;
    }
}
