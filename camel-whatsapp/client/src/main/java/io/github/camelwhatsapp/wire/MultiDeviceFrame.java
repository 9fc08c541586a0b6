package io.github.camelwhatsapp.wire;

/**
 * The frame of the newer generation: three bytes of length, big-endian, and so many bytes of payload. The length is neither
 * encrypted nor authenticated. Source: multidevice-transport.md section 1.2.
 */
public final class MultiDeviceFrame {
    /** Bytes in front of the payload. */
    public static final int HEADER_SIZE = 3;
    /** The longest payload. */
    public static final int MAX_PAYLOAD = 0xFFFFFF;

    private MultiDeviceFrame() {}

    /**
     * A payload with its length in front.
     *
     * @throws FrameFormatException if the payload is longer than {@value #MAX_PAYLOAD} bytes
     */
    public static byte[] of(byte[] payload) {
        byte[] frame = withRoomFor(payload.length);
        System.arraycopy(payload, 0, frame, HEADER_SIZE, payload.length);
        return frame;
    }

    /**
     * A frame whose length is written and whose payload, from {@link #HEADER_SIZE} on, is still to be filled in: for those
     * who can encrypt straight into it.
     *
     * @throws FrameFormatException if the payload would be longer than {@value #MAX_PAYLOAD} bytes
     */
    public static byte[] withRoomFor(int payloadLength) {
        if (payloadLength > MAX_PAYLOAD) {
            throw new FrameFormatException(
                    "Expected a payload of at most " + MAX_PAYLOAD + " bytes for a frame, found " + payloadLength);
        }
        byte[] frame = new byte[HEADER_SIZE + payloadLength];
        frame[0] = (byte) (payloadLength >> 16);
        frame[1] = (byte) (payloadLength >> 8);
        frame[2] = (byte) payloadLength;
        return frame;
    }
}
