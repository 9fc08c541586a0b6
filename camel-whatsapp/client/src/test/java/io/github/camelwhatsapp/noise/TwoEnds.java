package io.github.camelwhatsapp.noise;

import io.github.camelwhatsapp.crypto.KeyPair;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * A client and a server that talk in memory. Each frame can be changed on its way; what was sent is kept.
 */
final class TwoEnds {
    static final byte[] PROLOGUE = {'W', 'A', 6, 3};
    static final byte[] CHAIN = "a chain of certificates".getBytes(StandardCharsets.US_ASCII);
    static final byte[] LOGIN = "a client payload".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] NOTHING = new byte[0];
    private static final SecureRandom RANDOM = new SecureRandom();

    final KeyPair clientStatic = KeyPair.generate(RANDOM);
    final KeyPair serverStatic = KeyPair.generate(RANDOM);
    final List<byte[]> frames = new ArrayList<>();
    private final Wire wire;

    /** What happens to a frame on its way. */
    interface Wire {
        /**
         * Carries a frame.
         *
         * @param number of the frame, from 0
         * @param frame the bytes that were sent
         * @return the bytes that arrive
         */
        byte[] carry(int number, byte[] frame);
    }

    TwoEnds(Wire wire) {
        this.wire = wire;
    }

    static NoiseAcceptor acceptor(KeyPair own, boolean resumption) {
        return new NoiseAcceptor(PROLOGUE, own, resumption, RANDOM);
    }

    /** XX from end to end. */
    Result full() {
        NoiseHandshake client = NoiseHandshake.client(PROLOGUE, clientStatic, RANDOM);
        NoiseMessage hello = send(HandshakePart.CLIENT_HELLO, client.write(NOTHING));
        NoiseHandshake server = acceptor(serverStatic, true).accept(hello).handshake();
        return finish(client, server, send(HandshakePart.SERVER_HELLO, server.write(CHAIN)));
    }

    /** IK, and XX_FALLBACK where the server wants it. */
    Result resumed(KeyPair believed, boolean resumption) {
        NoiseHandshake client = NoiseHandshake.resumingClient(PROLOGUE, clientStatic, believed.publicKey(), RANDOM);
        NoiseMessage hello = send(HandshakePart.CLIENT_HELLO, client.write(LOGIN));
        NoiseAcceptor.Accepted accepted = acceptor(serverStatic, resumption).accept(hello);
        NoiseMessage answer =
                send(HandshakePart.SERVER_HELLO, accepted.handshake().write(CHAIN));
        if (answer.sealedStatic().length > 0) {
            return finish(client.fallBack(), accepted.handshake(), answer);
        }
        byte[] chain = client.read(answer);
        return new Result(client, accepted.handshake(), chain, accepted.payload());
    }

    private Result finish(NoiseHandshake client, NoiseHandshake server, NoiseMessage answer) {
        byte[] chain = client.read(answer);
        NoiseMessage finish = send(HandshakePart.CLIENT_FINISH, client.write(LOGIN));
        return new Result(client, server, chain, server.read(finish));
    }

    private NoiseMessage send(HandshakePart part, NoiseMessage message) {
        byte[] frame = part.encode(message);
        int number = frames.size();
        frames.add(frame);
        return part.decode(wire.carry(number, frame));
    }

    /** Both ends after their last message, and what each has read. */
    static final class Result {
        final NoisePattern pattern;
        final NoiseTransport client;
        final NoiseTransport server;
        final byte[] chain;
        final byte[] login;

        Result(NoiseHandshake client, NoiseHandshake server, byte[] chain, byte[] login) {
            this.pattern = server.pattern();
            this.client = client.split();
            this.server = server.split();
            this.chain = chain;
            this.login = login;
        }
    }
}
