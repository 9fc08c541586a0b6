package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.connection.Transmitter;
import io.github.camelwhatsapp.noise.NoiseCipher;
import io.github.camelwhatsapp.wire.MultiDeviceFrame;
import io.github.camelwhatsapp.wire.MultiDeviceNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import org.jspecify.annotations.Nullable;

/** Makes frames, sealed once the handshake is through. Used on the lane only. Source: multidevice-transport.md section 2.7. */
final class NoiseFraming implements Transmitter.Framing {
    private final MultiDeviceNodeEncoder encoder = new MultiDeviceNodeEncoder();
    private @Nullable NoiseCipher cipher;

    /** Seals from now on. */
    void sealWith(NoiseCipher sender) {
        cipher = sender;
    }

    /** Whether a stanza could be read by the client. */
    boolean isSealing() {
        return cipher != null;
    }

    @Override
    public byte[] frame(Node node) {
        return frame(encoder.encode(node));
    }

    @Override
    public byte[] frame(byte[] payload) {
        if (cipher == null) {
            return MultiDeviceFrame.of(payload);
        }
        byte[] frame = MultiDeviceFrame.withRoomFor(payload.length + NoiseCipher.OVERHEAD);
        cipher.seal(payload, frame, MultiDeviceFrame.HEADER_SIZE);
        return frame;
    }
}
