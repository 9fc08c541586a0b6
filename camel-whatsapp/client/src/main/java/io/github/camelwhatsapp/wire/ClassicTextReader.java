package io.github.camelwhatsapp.wire;

import io.github.camelwhatsapp.jid.Jid;

/**
 * Reads the texts of one payload: words, packed texts, bytes, and JIDs made of texts. Not for use by several threads. Source:
 * classic.md section 2.3.
 */
final class ClassicTextReader {
    private static final ClassicDictionary DICTIONARY = ClassicDictionary.july2016();

    private final ClassicCursor in;
    private int parts;

    ClassicTextReader(ClassicCursor in) {
        this.in = in;
    }

    /** A tag or the name of an attribute: a text that is not empty. */
    String name(String expected) {
        return name(in.unsigned8(expected), expected);
    }

    /** As before, behind a first byte that was read. */
    String name(int first, String expected) {
        String name = text(first, 0);
        if (name.isEmpty()) {
            throw in.refuse(expected + " that is not empty");
        }
        return name;
    }

    /** The value of an attribute: a String, or a Jid where that is the same. */
    Object value() {
        int first = in.unsigned8("the value of an attribute");
        return first == ClassicTag.JID_PAIR ? pair(1) : text(first, 0);
    }

    /** A text behind a first byte that was read. */
    String text(int first) {
        return text(first, 0);
    }

    /** The length of bytes behind a first byte that announces them. */
    int length(int first) {
        if (first == ClassicTag.BINARY_8) {
            return in.unsigned8("a length of 8 bits");
        }
        if (first == ClassicTag.BINARY_20) {
            return highByte(0x0F, "a length of 20 bits") << 16 | in.unsigned16("a length of 20 bits");
        }
        return highByte(0x7F, "a length of 31 bits") << 24
                | in.unsigned8("a length of 31 bits") << 16
                | in.unsigned16("a length of 31 bits");
    }

    /** Counts a node or a text. */
    void count() {
        if (++parts > ClassicNodeDecoder.MAX_PARTS) {
            throw new NodeFormatException("Expected at most " + ClassicNodeDecoder.MAX_PARTS
                    + " nodes and texts in a payload, found more at offset " + in.offset());
        }
    }

    private String text(int first, int depth) {
        count();
        if (first >= ClassicTag.FIRST_WORD && first < ClassicTag.SECONDARY_0) {
            return DICTIONARY.word(first);
        }
        return switch (first) {
            case ClassicTag.EMPTY -> "";
            case ClassicTag.SECONDARY_0, ClassicTag.SECONDARY_0 + 1 -> secondary(first);
            case ClassicTag.JID_PAIR -> pair(depth + 1).toString();
            case ClassicTag.HEX, ClassicTag.NIBBLE -> ClassicPacking.read(in, first);
            case ClassicTag.BINARY_8, ClassicTag.BINARY_20, ClassicTag.BINARY_31 -> ClassicText.read(in, length(first));
            default -> throw in.refuse("the first byte of a text");
        };
    }

    private int highByte(int most, String expected) {
        int high = in.unsigned8(expected);
        if (high > most) {
            throw in.refuse(expected);
        }
        return high;
    }

    private String secondary(int first) {
        int code = first << 8 | in.unsigned8("the second byte of a word");
        if (!DICTIONARY.hasCode(code)) {
            throw in.refuse("the second byte of a word");
        }
        return DICTIONARY.word(code);
    }

    /** User and server; the server may be such a pair itself, and so on, which makes a chain and not a nesting. */
    private Object pair(int depth) {
        if (depth > ClassicNodeDecoder.MAX_DEPTH) {
            throw in.refuse("user parts nested at most " + ClassicNodeDecoder.MAX_DEPTH + " deep");
        }
        String user = text(in.unsigned8("the user part of a JID"), depth);
        int first = in.unsigned8("the server part of a JID");
        if (first != ClassicTag.JID_PAIR) {
            return joined(user, name(first, "the server part of a JID"));
        }
        StringBuilder chain = new StringBuilder();
        while (first == ClassicTag.JID_PAIR) {
            append(chain, user);
            user = text(in.unsigned8("the user part of a JID"), depth);
            first = in.unsigned8("the server part of a JID");
        }
        append(chain, user);
        return chain.append(name(first, "the server part of a JID")).toString();
    }

    private static void append(StringBuilder chain, String user) {
        if (!user.isEmpty()) {
            chain.append(user).append('@');
        }
    }

    /** An address where it is a common one and its text form is exactly what was sent; else that text. */
    private static Object joined(String user, String server) {
        if (user.isEmpty()) {
            return server;
        }
        return isNumber(user) && isCommon(server) ? Jid.of(user, server) : user + '@' + server;
    }

    private static boolean isCommon(String server) {
        return server.equals(Jid.USER_SERVER) || server.equals(Jid.GROUP_SERVER);
    }

    private static boolean isNumber(String user) {
        for (int i = 0; i < user.length(); i++) {
            char c = user.charAt(i);
            if ((c < '0' || c > '9') && c != '-') {
                return false;
            }
        }
        return true;
    }
}
