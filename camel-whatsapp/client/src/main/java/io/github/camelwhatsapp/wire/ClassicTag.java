package io.github.camelwhatsapp.wire;

/**
 * The first bytes that tell what follows in the classic binary form. Values 3 to 235 are words of the dictionary; 238 to
 * 247 mean nothing. Source: classic.md section 2.3.
 */
final class ClassicTag {
    /** The list without items where a list may stand, the null string where a string must stand. */
    static final int EMPTY = 0;

    static final int STREAM_START = 1;
    static final int STREAM_END = 2;

    /** The first byte that is a word of the primary dictionary. */
    static final int FIRST_WORD = 3;
    /** The first of the two bytes that select a page of the secondary dictionary; an index byte follows. */
    static final int SECONDARY_0 = 236;

    static final int LIST_8 = 248;
    static final int LIST_16 = 249;
    static final int JID_PAIR = 250;
    static final int HEX = 251;
    static final int BINARY_8 = 252;
    static final int BINARY_20 = 253;
    static final int BINARY_31 = 254;
    static final int NIBBLE = 255;

    private ClassicTag() {}

    static boolean isList(int tag) {
        return tag == EMPTY || tag == LIST_8 || tag == LIST_16;
    }

    static boolean isBinary(int tag) {
        return tag >= BINARY_8 && tag <= BINARY_31;
    }
}
