package io.github.camelwhatsapp.wire;

import java.nio.charset.StandardCharsets;

/**
 * Texts of sixteen possible characters, two in a byte: digits with dash and point (NIBBLE_8) and upper-case hexadecimal
 * (HEX_8). Pure functions. Source: multidevice-transport.md section 4.5.
 */
final class PackedText {
    /** The longest text that can be packed: the number of bytes shares its byte with the odd mark. */
    static final int LONGEST = 127;

    /** What is set in the head of a packed text whose last half byte is padding. */
    static final int ODD = 0x80;

    private static final int IN_NIBBLE = 1;
    private static final int IN_HEX = 2;
    private static final int PAD = 15;

    /** What each of the sixteen values stands for; the pad of a nibble text is U+0000 and 12 to 14 stand for nothing. */
    private static final byte[] NIBBLES = "0123456789-.???\0".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    /** For each byte the two characters that it stands for, the first one above the second. */
    private static final char[] NIBBLE_PAIRS = pairs(NIBBLES);

    private static final char[] HEX_PAIRS = pairs(HEX);

    /** For each ASCII character its value in the lower four bits and the alphabets that have it above them. */
    private static final byte[] CHARACTERS = characters();

    private PackedText() {}

    /** The tag under which a text can be packed, NIBBLE_8 before HEX_8, or 0 if under none. */
    static int tagFor(String text) {
        int length = text.length();
        if (length == 0 || length > LONGEST) {
            return 0;
        }
        int alphabets = IN_NIBBLE | IN_HEX;
        for (int i = 0; i < length && alphabets != 0; i++) {
            char c = text.charAt(i);
            alphabets &= c < CHARACTERS.length ? CHARACTERS[c] >> 4 : 0;
        }
        if ((alphabets & IN_NIBBLE) != 0) {
            return MultiDeviceTag.NIBBLE_8;
        }
        return alphabets == 0 ? 0 : MultiDeviceTag.HEX_8;
    }

    /** Bytes that the characters of a text take when packed, without tag and head. */
    static int packedSize(String text) {
        return (text.length() + 1) / 2;
    }

    /** Writes the characters of a text for which there is a tag. */
    static void pack(String text, byte[] out, int at) {
        int length = text.length();
        int to = at;
        for (int i = 0; i + 1 < length; i += 2) {
            out[to++] = (byte) (valueOf(text, i) << 4 | valueOf(text, i + 1));
        }
        if ((length & 1) != 0) {
            out[to] = (byte) (valueOf(text, length - 1) << 4 | PAD);
        }
    }

    /**
     * Reads packed characters.
     *
     * @param tag NIBBLE_8 or HEX_8
     * @param characters how many, two in each byte
     * @throws NodeFormatException if a half byte that counts stands for nothing
     */
    static String unpack(int tag, byte[] bytes, int from, int characters) {
        char[] alphabet = tag == MultiDeviceTag.HEX_8 ? HEX_PAIRS : NIBBLE_PAIRS;
        byte[] text = new byte[characters];
        int whole = characters >> 1;
        for (int i = 0; i < whole; i++) {
            char pair = alphabet[bytes[from + i] & 0xFF];
            text[2 * i] = (byte) (pair >> 8);
            text[2 * i + 1] = (byte) pair;
        }
        if ((characters & 1) != 0) {
            text[characters - 1] = (byte) (alphabet[bytes[from + whole] & 0xFF] >> 8);
        }
        if (tag == MultiDeviceTag.NIBBLE_8) {
            requireMeaning(text);
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void requireMeaning(byte[] text) {
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '?') {
                throw new NodeFormatException("A packed number has the half byte of character " + i
                        + " at 12, 13 or 14, which stand for nothing");
            }
        }
    }

    private static char[] pairs(byte[] alphabet) {
        char[] pairs = new char[256];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = (char) (alphabet[i >> 4] << 8 | alphabet[i & 15]);
        }
        return pairs;
    }

    private static int valueOf(String text, int index) {
        return CHARACTERS[text.charAt(index)] & 15;
    }

    private static byte[] characters() {
        byte[] characters = new byte[128];
        for (int value = 0; value < 16; value++) {
            characters[HEX[value]] |= (byte) (IN_HEX << 4 | value);
        }
        for (int value = 0; value < 12; value++) {
            characters[NIBBLES[value]] |= (byte) (IN_NIBBLE << 4 | value);
        }
        return characters;
    }
}
