package io.github.camelwhatsapp.wire;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Inflates a zlib stream (RFC 1950) of unknown size up to a limit. Pure functions. */
final class Inflation {
    private static final int SMALLEST = 512;
    private static final int USUAL_RATIO = 4;

    private Inflation() {}

    /**
     * The inflated bytes of exactly one stream.
     *
     * @param from where in the array the stream starts; it goes to the end
     * @param limit the most bytes that may come out
     * @throws NodeFormatException if the stream is damaged, truncated, followed by anything, or larger than the limit
     */
    static byte[] inflate(byte[] bytes, int from, int limit) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, from, bytes.length - from);
            byte[] out = inflateAll(inflater, limit);
            if (inflater.getRemaining() > 0) {
                throw new NodeFormatException(
                        inflater.getRemaining() + " bytes follow the end of a compressed payload");
            }
            return out;
        } catch (DataFormatException e) {
            throw new NodeFormatException("A compressed payload is no zlib stream", e);
        } finally {
            inflater.end();
        }
    }

    /** Grows with what comes out; one byte of room beyond the limit shows whether the stream ends there. */
    private static byte[] inflateAll(Inflater inflater, int limit) throws DataFormatException {
        byte[] out = new byte[room(limit, Math.max(SMALLEST, (long) USUAL_RATIO * inflater.getRemaining()))];
        int filled = 0;
        while (true) {
            int more = inflater.inflate(out, filled, out.length - filled);
            filled += more;
            if (filled > limit) {
                throw new NodeFormatException(
                        "A compressed payload inflates to more than the " + limit + " bytes allowed");
            }
            if (inflater.finished()) {
                return Arrays.copyOf(out, filled);
            }
            if (filled == out.length) {
                out = Arrays.copyOf(out, room(limit, 2L * out.length));
            } else if (more == 0) {
                throw new NodeFormatException("A compressed payload is truncated or needs a dictionary");
            }
        }
    }

    private static int room(int limit, long wanted) {
        return (int) Math.min(limit + 1L, wanted);
    }
}
