package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.Transmitter;
import io.github.camelwhatsapp.wire.ClassicFrameCipher;
import io.github.camelwhatsapp.wire.ClassicFrameWriter;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.Node;

/** Makes the frames of the classic protocol, encrypted once there are keys. Used on the lane only. */
final class ClassicFraming implements Transmitter.Framing {
    private final ClassicFrameWriter frames = new ClassicFrameWriter();

    /** Encrypts from now on. */
    void encryptWith(ClassicFrameCipher cipher) {
        frames.encryptWith(cipher);
    }

    @Override
    public byte[] frame(Node node) {
        return frame(ClassicNodeEncoder.encode(node));
    }

    @Override
    public byte[] frame(byte[] payload) {
        return frames.write(payload);
    }
}
