package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;

/** What a connection waits for, and what it makes of it. Used on the lane only. */
interface Phase {
    /**
     * Takes the payload of a frame, opened if the handshake is through.
     *
     * @return the phase that follows, maybe this one
     * @throws ProtocolBreach if the payload must not come now
     */
    Phase receive(byte[] payload);
}
