package io.github.camelwhatsapp.wire;

/**
 * The four bytes that a client sends before its first frame: "WA" and the version of the protocol. A server sends none.
 * Source: classic.md section 1.2.
 *
 * @param major the first number of the version, 0 to 255
 * @param minor the second number, 0 to 255; it tells the profiles apart
 */
public record ClassicStreamHeader(int major, int minor) {
    /** The profile of July 2016, the one that this project speaks. */
    public static final ClassicStreamHeader JULY_2016 = new ClassicStreamHeader(1, 6);

    /** The bytes of a header. */
    public static final int SIZE = 4;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is no byte
     */
    public ClassicStreamHeader {
        if (major < 0 || major > 0xFF || minor < 0 || minor > 0xFF) {
            throw new IllegalArgumentException(
                    "A version has numbers from 0 to 255, " + major + "." + minor + " was given");
        }
    }

    /**
     * Reads a header.
     *
     * @param bytes four bytes
     * @throws FrameFormatException if there are not four or they do not begin with "WA"
     */
    public static ClassicStreamHeader parse(byte[] bytes) {
        if (bytes.length != SIZE || bytes[0] != 'W' || bytes[1] != 'A') {
            throw new FrameFormatException("Expected the " + SIZE + " bytes of a stream header, 'WA' in front, found "
                    + bytes.length + " others");
        }
        return new ClassicStreamHeader(bytes[2] & 0xFF, bytes[3] & 0xFF);
    }

    /** The bytes as they are sent. */
    public byte[] toBytes() {
        return new byte[] {'W', 'A', (byte) major, (byte) minor};
    }
}
