package io.github.camelwhatsapp.wire;

import java.nio.charset.StandardCharsets;

/**
 * Which form a text takes in the newer binary form when it is no address: a word of the dictionary, packed, or raw. Pure
 * functions. Source: multidevice-transport.md section 4.4.
 */
final class MultiDeviceWord {
    private static final MultiDeviceDictionary DICTIONARY = MultiDeviceDictionary.VERSION_3;

    private MultiDeviceWord() {}

    /**
     * What stands first on the wire: the code of a word of the dictionary (one byte below 256, else two), or NIBBLE_8 or
     * HEX_8, or BINARY_8 for all raw forms.
     */
    static int headOf(String text) {
        int code = DICTIONARY.codeOf(text);
        if (code != MultiDeviceDictionary.NONE) {
            return code;
        }
        int packed = PackedText.tagFor(text);
        return packed == 0 ? MultiDeviceTag.BINARY_8 : packed;
    }

    /** How many bytes the UTF-8 form of a text takes. */
    static int utf8Size(String text) {
        return isAscii(text) ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whether the UTF-8 form has one byte for each character. */
    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
