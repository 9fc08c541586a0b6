package io.github.camelwhatsapp.emulator.multidevice;

import java.nio.ByteBuffer;

/** Numbers as bytes, big-endian, as prekeys carry them. */
final class Bytes {
    private Bytes() {}

    /** The number in up to four bytes. */
    static int bigEndian(byte[] bytes) {
        int number = 0;
        for (byte next : bytes) {
            number = (number << 8) | (next & 0xFF);
        }
        return number;
    }

    /** Three bytes. */
    static byte[] ofThree(int number) {
        return new byte[] {(byte) (number >> 16), (byte) (number >> 8), (byte) number};
    }

    /** Four bytes. */
    static byte[] ofFour(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    /** Several arrays in a row. */
    static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer joined = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            joined.put(part);
        }
        return joined.array();
    }
}
