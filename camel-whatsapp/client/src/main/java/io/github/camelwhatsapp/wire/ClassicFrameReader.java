package io.github.camelwhatsapp.wire;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the frames of one direction, in their order, into payloads to decode: checks, decrypts, inflates. Not for use by
 * several threads. Source: classic.md sections 1.2 and 1.4.
 */
public final class ClassicFrameReader {
    /** The most bytes that a compressed frame may become unless said otherwise, 16 MiB. */
    public static final int DEFAULT_INFLATED_LIMIT = 16 << 20;

    private final ClassicInflater inflater;
    private @Nullable ClassicFrameCipher cipher;

    /** With the usual limit for compressed frames. */
    public ClassicFrameReader() {
        this(DEFAULT_INFLATED_LIMIT);
    }

    /**
     * With a limit for compressed frames.
     *
     * @param inflatedLimit the most bytes that one may become, 1 or more
     */
    public ClassicFrameReader(int inflatedLimit) {
        if (inflatedLimit < 1 || inflatedLimit == Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "The limit of inflated bytes must be 1 to 2147483646, it is " + inflatedLimit);
        }
        inflater = new ClassicInflater(inflatedLimit);
    }

    /** Gives the keys, from which moment encrypted frames can be read; later keys replace earlier ones. */
    public void decryptWith(ClassicFrameCipher keys) {
        cipher = keys;
    }

    /**
     * Reads a frame.
     *
     * @return what {@link ClassicNodeDecoder} and {@link StreamStart} take, or empty when the frame is: such a frame carries
     *     nothing and is to be ignored
     * @throws FrameFormatException if it is encrypted and there are no keys, it is shorter than a MAC or the MAC is wrong;
     *     or if it is compressed and broken or too large. The connection must be closed then
     */
    public Optional<ByteBuffer> read(ClassicFrame frame) {
        ByteBuffer payload = frame.header().encrypted() ? decrypted(frame.payload()) : frame.payload();
        if (!payload.hasRemaining()) {
            return Optional.empty();
        }
        return Optional.of(frame.header().compressed() ? inflater.inflate(payload) : payload);
    }

    private ByteBuffer decrypted(ByteBuffer payload) {
        ClassicFrameCipher keys = cipher;
        if (keys == null) {
            throw new FrameFormatException(
                    "Expected a frame in the clear, for there are no keys yet, found an encrypted one of "
                            + payload.remaining() + " bytes");
        }
        return ByteBuffer.wrap(keys.openFrame(payload));
    }
}
