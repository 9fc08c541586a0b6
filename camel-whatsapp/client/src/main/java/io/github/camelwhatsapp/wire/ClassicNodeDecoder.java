package io.github.camelwhatsapp.wire;

import java.nio.ByteBuffer;

/**
 * Reads nodes in the classic binary form. It takes every form that the protocol allows for a text or a list, not only the
 * shortest, and refuses all else; no announced length or count is believed before it was compared with the bytes that are
 * there. Pure functions. Source: classic.md sections 2.1 to 2.5 and 1.3.
 */
public final class ClassicNodeDecoder {
    /** How deep nodes, and user parts of JIDs, may be nested; the root of a tree is at depth 1. */
    public static final int MAX_DEPTH = 64;

    /**
     * How many nodes and texts one payload may hold together. An uncompressed frame cannot reach it; it keeps a compressed
     * one, which may be far larger, from becoming many times its size in objects.
     */
    public static final int MAX_PARTS = 1 << 20;

    private ClassicNodeDecoder() {}

    /**
     * Reads a payload, which must be one node and nothing else.
     *
     * @param payload handed over: data in the node is a slice of it
     * @throws NodeFormatException if it is no node, a stream start and a stream end included
     */
    public static Node decode(byte[] payload) {
        return decode(ByteBuffer.wrap(payload));
    }

    /**
     * Reads what remains in a buffer, which must be one node and nothing else; the buffer's own position stays.
     *
     * @param payload handed over: data in the node is a slice of its array, or of one copy when it has no accessible array
     * @throws NodeFormatException if it is no node, a stream start and a stream end included
     */
    public static Node decode(ByteBuffer payload) {
        return ClassicNodeReader.of(payload).root();
    }

    /** Whether what remains in a buffer is the end of the stream, to be looked for before decoding; never throws. */
    public static boolean isStreamEnd(ByteBuffer payload) {
        int at = payload.position();
        int length = payload.remaining();
        if (length == 3) {
            return Byte.toUnsignedInt(payload.get(at)) == ClassicTag.LIST_8
                    && payload.get(at + 1) == 1
                    && payload.get(at + 2) == ClassicTag.STREAM_END;
        }
        return length == 4
                && Byte.toUnsignedInt(payload.get(at)) == ClassicTag.LIST_16
                && payload.get(at + 1) == 0
                && payload.get(at + 2) == 1
                && payload.get(at + 3) == ClassicTag.STREAM_END;
    }
}
