package io.github.camelwhatsapp.wire;

/**
 * The bytes that say what follows in the newer binary form. Values 1 to 235 are words of the dictionary and 240 to 244
 * mean nothing. Source: multidevice-transport.md section 4.2.
 */
final class MultiDeviceTag {
    static final int LIST_EMPTY = 0;
    /** The first of the four bytes that name a second-level table; an index byte follows. */
    static final int DICTIONARY_0 = 236;

    static final int DICTIONARY_3 = 239;
    static final int INTEROP_JID = 245;
    static final int FB_JID = 246;
    static final int AD_JID = 247;
    static final int LIST_8 = 248;
    static final int LIST_16 = 249;
    static final int JID_PAIR = 250;
    static final int HEX_8 = 251;
    static final int BINARY_8 = 252;
    static final int BINARY_20 = 253;
    static final int BINARY_32 = 254;
    static final int NIBBLE_8 = 255;

    /** The bit of the first byte of a packed payload that says that the rest is a zlib stream. */
    static final int FLAG_COMPRESSED = 2;

    private MultiDeviceTag() {}

    static boolean isList(int tag) {
        return tag == LIST_EMPTY || tag == LIST_8 || tag == LIST_16;
    }

    static boolean isBinary(int tag) {
        return tag >= BINARY_8 && tag <= BINARY_32;
    }

    static boolean isText(int tag) {
        return (tag > LIST_EMPTY && tag <= DICTIONARY_3) || tag == HEX_8 || tag == NIBBLE_8 || isBinary(tag);
    }

    static boolean isJid(int tag) {
        return tag == JID_PAIR || tag == AD_JID || tag == FB_JID || tag == INTEROP_JID;
    }
}
