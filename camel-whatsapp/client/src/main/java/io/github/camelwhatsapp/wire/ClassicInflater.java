package io.github.camelwhatsapp.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Inflates the payload of a compressed frame, and stops at a limit. Source: classic.md section 1.2 (RFC 1950). */
final class ClassicInflater {
    private static final int FIRST_GUESS = 4;
    private static final int SMALLEST = 256;

    private final int limit;

    /** @param limit the most bytes that may come out */
    ClassicInflater(int limit) {
        this.limit = limit;
    }

    /**
     * Inflates a zlib stream that must end with the payload.
     *
     * @throws FrameFormatException if more than the limit comes out, or it is no such stream
     */
    ByteBuffer inflate(ByteBuffer payload) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(payload.duplicate());
            return inflate(inflater, payload.remaining());
        } catch (DataFormatException e) {
            throw new FrameFormatException("Expected a zlib stream in a compressed frame, found other bytes", e);
        } finally {
            inflater.end();
        }
    }

    private ByteBuffer inflate(Inflater inflater, int size) throws DataFormatException {
        // One byte more than allowed shows that there is too much, without a second read.
        byte[] out = new byte[Math.min(Math.max(SMALLEST, FIRST_GUESS * size), limit) + 1];
        int length = 0;
        while (true) {
            int more = inflater.inflate(out, length, out.length - length);
            length += more;
            if (length > limit) {
                throw new FrameFormatException(
                        "Expected at most " + limit + " bytes from a compressed frame, found more");
            }
            if (inflater.finished()) {
                requireEnd(inflater);
                return ByteBuffer.wrap(out, 0, length);
            }
            if (more == 0) {
                throw new FrameFormatException(
                        "Expected a whole zlib stream, found that it ends or needs a dictionary after " + length
                                + " inflated bytes");
            }
            if (length == out.length) {
                out = Arrays.copyOf(out, (int) Math.min(2L * length, limit + 1L));
            }
        }
    }

    private static void requireEnd(Inflater inflater) {
        if (inflater.getRemaining() > 0) {
            throw new FrameFormatException("Expected the end of a compressed frame behind its zlib stream, found "
                    + inflater.getRemaining() + " more bytes");
        }
    }
}
