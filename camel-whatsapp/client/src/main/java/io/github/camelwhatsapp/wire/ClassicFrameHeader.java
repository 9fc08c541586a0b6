package io.github.camelwhatsapp.wire;

/**
 * The three bytes in front of each classic frame: four flags and a length of 20 bits. Of the flags two have a meaning; the
 * others are written as 0 and ignored when read. Source: classic.md section 1.2.
 *
 * @param encrypted whether the payload is encrypted and ends with a MAC of 4 bytes
 * @param compressed whether the payload, once decrypted, is a zlib stream
 * @param length the bytes of the payload, its MAC included, 0 to {@value #MAX_LENGTH}
 */
public record ClassicFrameHeader(boolean encrypted, boolean compressed, int length) {
    /** The bytes of a header. */
    public static final int SIZE = 3;
    /** The most bytes of a payload. */
    public static final int MAX_LENGTH = 0xFFFFF;

    private static final int ENCRYPTED = 0x80;
    private static final int COMPRESSED = 0x40;
    private static final int LENGTH_BITS = 0x0F;

    /**
     * Checks the length.
     *
     * @throws FrameFormatException if it does not fit 20 bits: such a frame must not be sent
     */
    public ClassicFrameHeader {
        if (length < 0 || length > MAX_LENGTH) {
            throw new FrameFormatException(
                    "Expected a frame of at most " + MAX_LENGTH + " bytes, found one of " + length);
        }
    }

    /**
     * Reads a header; every three bytes are one.
     *
     * @param first the first byte, signed or unsigned
     * @param second the second byte, signed or unsigned
     * @param third the third byte, signed or unsigned
     */
    public static ClassicFrameHeader parse(int first, int second, int third) {
        int length = (first & LENGTH_BITS) << 16 | (second & 0xFF) << 8 | (third & 0xFF);
        return new ClassicFrameHeader((first & ENCRYPTED) != 0, (first & COMPRESSED) != 0, length);
    }

    /** Writes the header to the first {@value #SIZE} bytes of an array. */
    public void writeTo(byte[] frame) {
        int flags = (encrypted ? ENCRYPTED : 0) | (compressed ? COMPRESSED : 0);
        frame[0] = (byte) (flags | length >> 16);
        frame[1] = (byte) (length >> 8);
        frame[2] = (byte) length;
    }
}
