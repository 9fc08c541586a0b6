package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.noise.NoiseCipher;
import io.github.camelwhatsapp.noise.NoiseException;
import io.github.camelwhatsapp.wire.FrameFormatException;
import io.github.camelwhatsapp.wire.MultiDeviceFrameAssembler;
import io.github.camelwhatsapp.wire.MultiDeviceIntroReader;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way in of a connection: the intro, then frames, put together from chunks of any size and opened once the handshake is
 * through. Used on the lane only. Source: multidevice-transport.md sections 1.1 to 1.3.
 */
final class Intake {
    private final MultiDeviceIntroReader intro = new MultiDeviceIntroReader();
    private final MultiDeviceFrameAssembler frames;
    private boolean introduced;
    private @Nullable NoiseCipher cipher;

    Intake(int frameBytes) {
        frames = new MultiDeviceFrameAssembler(frameBytes);
    }

    /**
     * The payloads that a chunk completes, still sealed.
     *
     * @throws ProtocolBreach if it is no intro, or a frame is too long
     */
    List<byte[]> frames(ByteBuffer chunk) {
        try {
            introduced = introduced || intro.add(chunk);
        } catch (FrameFormatException e) {
            throw new ProtocolBreach(Rule.INTRO, e);
        }
        try {
            return introduced ? frames.add(chunk) : List.of();
        } catch (FrameFormatException e) {
            throw new ProtocolBreach(Rule.FRAME_SIZE, e);
        }
    }

    /** The routing information that the client brought; empty for none. */
    byte[] routingInfo() {
        return intro.routingInfo();
    }

    /** Opens from now on. */
    void openWith(NoiseCipher receiver) {
        cipher = receiver;
    }

    /**
     * What is in a frame.
     *
     * @throws ProtocolBreach if it is not what the client sealed next
     */
    byte[] open(byte[] frame) {
        try {
            return cipher == null ? frame : cipher.open(frame);
        } catch (NoiseException e) {
            throw new ProtocolBreach(Rule.FRAME_MAC, e);
        }
    }
}
