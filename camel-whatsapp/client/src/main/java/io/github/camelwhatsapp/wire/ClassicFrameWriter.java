package io.github.camelwhatsapp.wire;

import java.util.Arrays;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Turns encoded payloads, in their order, into the frames of one direction: compresses if asked, encrypts once there are
 * keys. Not for use by several threads. Source: classic.md sections 1.2 and 1.4.
 */
public final class ClassicFrameWriter {
    private @Nullable ClassicFrameCipher cipher;

    /** Gives the keys, from which moment every frame is encrypted; later keys replace earlier ones. */
    public void encryptWith(ClassicFrameCipher keys) {
        cipher = keys;
    }

    /**
     * Makes a frame.
     *
     * @param payload what {@link ClassicNodeEncoder} or {@link StreamStart} gave
     * @return header and payload, to be sent as they are
     * @throws FrameFormatException if the payload with its MAC has more than 1048575 bytes; nothing is lost then, and the
     *     next frame can be made as if this had not been tried
     */
    public byte[] write(byte[] payload) {
        return frame(payload, false);
    }

    /** Makes a compressed frame, which servers may send and clients never do; otherwise as {@link #write}. */
    public byte[] writeCompressed(byte[] payload) {
        return frame(deflated(payload), true);
    }

    private byte[] frame(byte[] payload, boolean compressed) {
        ClassicFrameCipher keys = cipher;
        int length = payload.length + (keys == null ? 0 : ClassicFrameCipher.MAC_SIZE);
        ClassicFrameHeader header = new ClassicFrameHeader(keys != null, compressed, length);
        byte[] frame = new byte[ClassicFrameHeader.SIZE + length];
        header.writeTo(frame);
        if (keys == null) {
            System.arraycopy(payload, 0, frame, ClassicFrameHeader.SIZE, length);
        } else {
            keys.sealFrame(payload, frame, ClassicFrameHeader.SIZE);
        }
        return frame;
    }

    private static byte[] deflated(byte[] payload) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(payload);
            deflater.finish();
            byte[] out = new byte[Math.max(64, payload.length)];
            int length = 0;
            while (!deflater.finished()) {
                if (length == out.length) {
                    out = Arrays.copyOf(out, 2 * length);
                }
                length += deflater.deflate(out, length, out.length - length);
            }
            return Arrays.copyOf(out, length);
        } finally {
            deflater.end();
        }
    }
}
