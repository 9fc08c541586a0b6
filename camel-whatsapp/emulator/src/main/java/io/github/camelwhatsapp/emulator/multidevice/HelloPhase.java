package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.noise.HandshakePart;
import io.github.camelwhatsapp.noise.NoiseAcceptor;
import io.github.camelwhatsapp.noise.NoiseException;
import io.github.camelwhatsapp.noise.NoiseHandshake;
import io.github.camelwhatsapp.noise.NoiseMessage;
import java.util.HexFormat;

/**
 * The client's first message: XX, or IK, which may have to fall back. Used on the lane only. Source:
 * multidevice-transport.md sections 2.2 and 2.6.
 */
final class HelloPhase implements Phase {
    private final MultiDeviceConnection connection;

    HelloPhase(MultiDeviceConnection connection) {
        this.connection = connection;
    }

    @Override
    public Phase receive(byte[] payload) {
        try {
            NoiseMessage hello = HandshakePart.CLIENT_HELLO.decode(payload);
            judgeEphemeral(hello);
            return answer(connection.service().acceptor().accept(hello));
        } catch (NoiseException e) {
            throw new ProtocolBreach(Rule.NOISE_HANDSHAKE, e);
        }
    }

    private Phase answer(NoiseAcceptor.Accepted accepted) {
        NoiseHandshake handshake = accepted.handshake();
        byte[] chain = connection.service().identity().chain();
        connection.sendHandshake(HandshakePart.SERVER_HELLO.encode(handshake.write(chain)));
        return handshake.next() == NoiseHandshake.Next.SPLIT
                ? new Entrance(connection).enter(handshake, accepted.payload())
                : new FinishPhase(connection, handshake);
    }

    private void judgeEphemeral(NoiseMessage hello) {
        if (!connection.service().ephemeralKeys().use(HexFormat.of().formatHex(hello.ephemeral()))) {
            connection.note(Rule.NOISE_EPHEMERAL_REUSE, "an ephemeral key that another connection had");
        }
    }
}
