package io.github.camelwhatsapp.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A place in the bytes of a payload that moves on with each number and text read. Whatever would go past the end, and
 * whatever is no text, is a {@link NodeFormatException} that names the place. Not for use by several threads.
 */
final class MultiDeviceCursor {
    private static final MultiDeviceDictionary DICTIONARY = MultiDeviceDictionary.VERSION_3;
    private static final int LENGTH_20_MASK = 0xFFFFF;
    private static final char REPLACEMENT = '\uFFFD';

    private final byte[] bytes;
    private int at;

    MultiDeviceCursor(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    int remaining() {
        return bytes.length - at;
    }

    /** Makes sure that so many bytes are left, which is the least that something announced can take. */
    void require(long count) {
        if (count > remaining()) {
            throw malformed(count + " bytes or more are announced and " + remaining() + " are left");
        }
    }

    int u8() {
        if (at == bytes.length) {
            throw malformed("the payload ends in the middle of the node");
        }
        return bytes[at++] & 0xFF;
    }

    int u16() {
        int high = u8();
        return high << 8 | u8();
    }

    /** The next bytes, not copied. */
    ByteBuffer bytes(int length) {
        ByteBuffer slice = ByteBuffer.wrap(bytes, at, length).slice();
        at += length;
        return slice;
    }

    /** The length behind one of the BINARY tags, known to be there. */
    int length(int tag) {
        long length =
                switch (tag) {
                    case MultiDeviceTag.BINARY_8 -> u8();
                    case MultiDeviceTag.BINARY_20 -> (u8() << 16 | u16()) & LENGTH_20_MASK;
                    default -> (long) u16() << 16 | u16();
                };
        require(length);
        return (int) length;
    }

    /** The text behind a tag: a word of the dictionary, a packed or a raw one, in whatever form it was written. */
    String text(int tag) {
        if (tag > MultiDeviceTag.LIST_EMPTY && tag < MultiDeviceTag.DICTIONARY_0) {
            return DICTIONARY.single(tag);
        }
        if (tag >= MultiDeviceTag.DICTIONARY_0 && tag <= MultiDeviceTag.DICTIONARY_3) {
            return DICTIONARY.pair(tag, u8());
        }
        if (tag == MultiDeviceTag.NIBBLE_8 || tag == MultiDeviceTag.HEX_8) {
            return packed(tag);
        }
        if (MultiDeviceTag.isBinary(tag)) {
            return raw(length(tag));
        }
        throw malformed("byte " + tag + " stands where a text is due");
    }

    /** Goes past the next value if it is this text, and stays where it is if it is another one or none. */
    void skipIfText(String expected) {
        int mark = at;
        boolean mayBeText = at < bytes.length && MultiDeviceTag.isText(bytes[at] & 0xFF);
        if (!mayBeText || !text(u8()).equals(expected)) {
            at = mark;
        }
    }

    NodeFormatException malformed(String problem) {
        return new NodeFormatException("At byte " + at + " of " + bytes.length + " of a node: " + problem);
    }

    private String packed(int tag) {
        int head = u8();
        int size = head & ~PackedText.ODD;
        require(size);
        boolean odd = (head & PackedText.ODD) != 0;
        if (odd && size == 0) {
            throw malformed("a packed text of no bytes has an odd number of characters");
        }
        String text = PackedText.unpack(tag, bytes, at, odd ? 2 * size - 1 : 2 * size);
        at += size;
        return text;
    }

    private String raw(int length) {
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        // Only a text with the replacement character can have been bad UTF-8; a strict decoder tells the two apart.
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireUtf8(length);
        }
        at += length;
        return text;
    }

    private void requireUtf8(int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length));
        } catch (CharacterCodingException e) {
            throw new NodeFormatException(malformed("a text is no UTF-8").getMessage(), e);
        }
    }
}
