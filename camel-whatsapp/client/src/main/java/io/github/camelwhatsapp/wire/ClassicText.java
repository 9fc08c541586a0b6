package io.github.camelwhatsapp.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text as UTF-8, strictly: what cannot be represented is refused and never replaced. Pure functions. */
final class ClassicText {
    /** Up to here copying character by character is quicker than an array in between. */
    private static final int SHORT = 32;

    private static final char REPLACEMENT = '\uFFFD';

    private ClassicText() {}

    /**
     * How many bytes a text takes.
     *
     * @throws NodeFormatException if it holds half a surrogate pair, or takes more bytes than an array can have
     */
    static int lengthOf(String text) {
        long length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            length += c < 0x800 ? 1 : 2;
            if (Character.isSurrogate(c)) {
                requirePair(text, i);
                i++;
            }
        }
        if (length > Integer.MAX_VALUE) {
            throw new NodeFormatException("Expected a text of at most 2147483647 bytes, found one of " + length);
        }
        return (int) length;
    }

    /** Writes a text whose length is known; gives the offset behind it. */
    static int write(String text, int length, byte[] out, int offset) {
        if (length == text.length() && length <= SHORT) {
            for (int i = 0; i < length; i++) {
                out[offset + i] = (byte) text.charAt(i);
            }
        } else {
            System.arraycopy(text.getBytes(StandardCharsets.UTF_8), 0, out, offset, length);
        }
        return offset + length;
    }

    /**
     * Reads a text of a number of bytes.
     *
     * @throws NodeFormatException if they are not there or no UTF-8
     */
    static String read(ClassicCursor in, int length) {
        int offset = in.offset();
        int index = in.skip(length, "a text");
        String text = new String(in.array(), index, length, StandardCharsets.UTF_8);
        // The lenient reading is the quick one; it is wrong only where it put a replacement that was not sent.
        if (text.indexOf(REPLACEMENT) >= 0 && !sameBytes(text, in.array(), index, length)) {
            throw new NodeFormatException(
                    "Expected UTF-8 in the " + length + " bytes at offset " + offset + ", found other bytes");
        }
        return text;
    }

    private static boolean sameBytes(String text, byte[] bytes, int offset, int length) {
        byte[] again = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(again, 0, again.length, bytes, offset, offset + length);
    }

    private static void requirePair(String text, int i) {
        boolean pair = Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
            throw new NodeFormatException(
                    "Expected a text of whole characters, found half a surrogate pair at character " + i + " of "
                            + text.length());
        }
    }
}
