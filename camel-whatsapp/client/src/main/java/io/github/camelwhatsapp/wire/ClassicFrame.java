package io.github.camelwhatsapp.wire;

import java.nio.ByteBuffer;

/**
 * A classic frame as it came off the connection: header and payload, neither decrypted nor inflated. Source: classic.md
 * section 1.2.
 *
 * @param header the flags and the length
 * @param payload as many bytes as the header says; handed over
 */
public record ClassicFrame(ClassicFrameHeader header, ByteBuffer payload) {
    /**
     * Checks that header and payload belong together.
     *
     * @throws FrameFormatException if the payload has another length than the header says
     */
    public ClassicFrame {
        if (payload.remaining() != header.length()) {
            throw new FrameFormatException(
                    "Expected a payload of " + header.length() + " bytes, found one of " + payload.remaining());
        }
    }

    /** A frame that is neither encrypted nor compressed. */
    public static ClassicFrame plain(byte[] payload) {
        return new ClassicFrame(new ClassicFrameHeader(false, false, payload.length), ByteBuffer.wrap(payload));
    }
}
