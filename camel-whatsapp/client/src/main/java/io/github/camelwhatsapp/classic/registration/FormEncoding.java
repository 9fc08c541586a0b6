package io.github.camelwhatsapp.classic.registration;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Form encoding of bytes: letters, digits, {@code - _ .} as they are, a blank as a plus, everything else as {@code %XX} in upper case.
 * Source: classic.md section 4.1.
 */
final class FormEncoding {
    private static final String HEX = "0123456789ABCDEF";

    private FormEncoding() {}

    static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    static String encode(byte[] bytes) {
        StringBuilder out = new StringBuilder(bytes.length * 3);
        for (byte value : bytes) {
            char c = (char) (value & 0xff);
            if (isPlain(c)) {
                out.append(c);
            } else if (c == ' ') {
                out.append('+');
            } else {
                out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
            }
        }
        return out.toString();
    }

    /**
     * The bytes of an encoded text.
     *
     * @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits
     */
    static byte[] decode(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        byte[] given = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < given.length; i++) {
            if (given[i] == '%') {
                out.write(hexDigit(given, i + 1) << 4 | hexDigit(given, i + 2));
                i += 2;
            } else {
                out.write(given[i] == '+' ? ' ' : given[i]);
            }
        }
        return out.toByteArray();
    }

    private static int hexDigit(byte[] text, int place) {
        int digit = place < text.length ? Character.digit(text[place], 16) : -1;
        if (digit < 0) {
            throw new IllegalArgumentException(
                    "the percent sign before place " + place + " is not followed by two hexadecimal digits");
        }
        return digit;
    }

    private static boolean isPlain(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "-_.".indexOf(c) >= 0;
    }
}
