package io.github.camelwhatsapp.wire;

import java.nio.charset.StandardCharsets;

/**
 * Texts of at most sixteen different characters, two in a byte: digits with dash and point ({@link ClassicTag#NIBBLE}) and
 * upper-case hexadecimal ({@link ClassicTag#HEX}). Pure functions. Source: classic.md section 2.3.
 */
final class ClassicPacking {
    /** The longest text that is packed, in characters. */
    private static final int LONGEST = 127;

    /** The bit of the head that says that the last half byte is padding; the other bits count the bytes. */
    private static final int ODD = 0x80;

    private static final byte[] NIBBLE_ALPHABET = "0123456789-.".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEX_ALPHABET = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final int PADDING = 15;

    private static final int IN_NIBBLE = 0x10;
    private static final int IN_HEX = 0x20;

    /** For each ASCII character its value in either alphabet (they agree) and the marks of the alphabets that have it. */
    private static final byte[] CHARACTERS = characters();

    private ClassicPacking() {}

    /** The tag under which a text is packed, nibble before hexadecimal, or 0 when it is not. */
    static int tagFor(String text) {
        int length = text.length();
        if (length == 0 || length > LONGEST) {
            return 0;
        }
        int alphabets = IN_NIBBLE | IN_HEX;
        for (int i = 0; i < length && alphabets != 0; i++) {
            char c = text.charAt(i);
            alphabets &= c < CHARACTERS.length ? CHARACTERS[c] : 0;
        }
        if ((alphabets & IN_NIBBLE) != 0) {
            return ClassicTag.NIBBLE;
        }
        return alphabets == 0 ? 0 : ClassicTag.HEX;
    }

    /** The bytes of a packed text with its head, without its tag. */
    static int sizeOf(String text) {
        return 1 + (text.length() + 1) / 2;
    }

    /** Writes head and bytes of a text that has a tag; gives the offset behind them. */
    static int write(String text, byte[] out, int offset) {
        int length = text.length();
        int at = offset;
        out[at++] = (byte) ((length & 1) * ODD | (length + 1) / 2);
        int i = 0;
        for (; i + 1 < length; i += 2) {
            out[at++] = (byte) (valueOf(text.charAt(i)) << 4 | valueOf(text.charAt(i + 1)));
        }
        if (i < length) {
            out[at++] = (byte) (valueOf(text.charAt(i)) << 4 | PADDING);
        }
        return at;
    }

    /**
     * Reads head and bytes.
     *
     * @param tag nibble or hexadecimal
     * @throws NodeFormatException if they are not all there, or a half byte that counts stands for no character
     */
    static String read(ClassicCursor in, int tag) {
        int head = in.unsigned8("the head of a packed text");
        boolean odd = (head & ODD) != 0;
        int length = head & ~ODD;
        if (odd && length == 0) {
            throw in.refuse("a packed text with bytes for its odd number of characters");
        }
        int offset = in.offset();
        int index = in.skip(length, "a packed text");
        return unpack(
                tag == ClassicTag.NIBBLE ? NIBBLE_ALPHABET : HEX_ALPHABET, in.array(), index, 2 * length, odd, offset);
    }

    private static String unpack(byte[] alphabet, byte[] bytes, int index, int halves, boolean odd, int offset) {
        byte[] text = new byte[halves];
        int count = odd ? halves - 1 : halves;
        for (int i = 0; i < count; i++) {
            int value = bytes[index + i / 2] >> ((i & 1) == 0 ? 4 : 0) & 15;
            if (value < alphabet.length) {
                text[i] = alphabet[value];
            } else if (i == halves - 1) {
                // Padding without the odd mark: some writers leave the mark out.
                count--;
            } else {
                throw new NodeFormatException("Expected half bytes from 0 to 11 in a packed number, found " + value
                        + " at offset " + (offset + i / 2));
            }
        }
        return new String(text, 0, count, StandardCharsets.ISO_8859_1);
    }

    private static int valueOf(char c) {
        return CHARACTERS[c] & 15;
    }

    private static byte[] characters() {
        byte[] characters = new byte[128];
        for (int value = 0; value < HEX_ALPHABET.length; value++) {
            characters[HEX_ALPHABET[value]] |= (byte) (IN_HEX | value);
        }
        for (int value = 0; value < NIBBLE_ALPHABET.length; value++) {
            characters[NIBBLE_ALPHABET[value]] |= (byte) (IN_NIBBLE | value);
        }
        return characters;
    }
}
