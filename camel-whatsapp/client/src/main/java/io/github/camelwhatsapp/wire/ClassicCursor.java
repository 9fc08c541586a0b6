package io.github.camelwhatsapp.wire;

import java.nio.ByteBuffer;

/** A place in the bytes of a payload that moves forward and never past their end. Not for use by several threads. */
final class ClassicCursor {
    private final byte[] bytes;
    private final int start;
    private final int end;
    private int at;

    private ClassicCursor(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        at = start;
    }

    /** Over what remains in a buffer: over its own array if that is accessible, else over a copy. */
    static ClassicCursor of(ByteBuffer payload) {
        if (payload.hasArray()) {
            int start = payload.arrayOffset() + payload.position();
            return new ClassicCursor(payload.array(), start, start + payload.remaining());
        }
        byte[] copy = new byte[payload.remaining()];
        payload.get(payload.position(), copy);
        return new ClassicCursor(copy, 0, copy.length);
    }

    /** The array that the place is in. */
    byte[] array() {
        return bytes;
    }

    /** The place, counted from the start of the payload. */
    int offset() {
        return at - start;
    }

    /** How many bytes are left. */
    int left() {
        return end - at;
    }

    int unsigned8(String expected) {
        require(1, expected);
        return bytes[at++] & 0xFF;
    }

    int unsigned16(String expected) {
        require(2, expected);
        at += 2;
        return (bytes[at - 2] & 0xFF) << 8 | (bytes[at - 1] & 0xFF);
    }

    /** Goes past a number of bytes that must be there; gives their index in the array. */
    int skip(int length, String expected) {
        require(length, expected);
        at += length;
        return at - length;
    }

    /** Throws when fewer bytes are left than must be there. */
    void require(int length, String expected) {
        if (length > end - at) {
            throw new NodeFormatException("Expected " + expected + " of " + length + " bytes or more at offset "
                    + offset() + ", found " + (end - at) + " bytes to the end");
        }
    }

    /** What to throw when the byte just read is not what it must be. */
    NodeFormatException refuse(String expected) {
        return new NodeFormatException("Expected " + expected + ", found 0x" + Integer.toHexString(bytes[at - 1] & 0xFF)
                + " at offset " + (offset() - 1));
    }
}
