package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.noise.HandshakePart;
import io.github.camelwhatsapp.noise.NoiseException;
import io.github.camelwhatsapp.noise.NoiseHandshake;

/** The client's second message, with its static key and payload. Used on the lane only. */
final class FinishPhase implements Phase {
    private final MultiDeviceConnection connection;
    private final NoiseHandshake handshake;

    FinishPhase(MultiDeviceConnection connection, NoiseHandshake handshake) {
        this.connection = connection;
        this.handshake = handshake;
    }

    @Override
    public Phase receive(byte[] payload) {
        try {
            byte[] clientPayload = handshake.read(HandshakePart.CLIENT_FINISH.decode(payload));
            return new Entrance(connection).enter(handshake, clientPayload);
        } catch (NoiseException e) {
            throw new ProtocolBreach(Rule.NOISE_HANDSHAKE, e);
        }
    }
}
