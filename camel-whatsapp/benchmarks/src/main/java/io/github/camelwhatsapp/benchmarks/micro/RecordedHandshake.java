package io.github.camelwhatsapp.benchmarks.micro;

import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.XEdDsa;
import io.github.camelwhatsapp.noise.CertificateChain;
import io.github.camelwhatsapp.noise.HandshakePart;
import io.github.camelwhatsapp.noise.NoiseAcceptor;
import io.github.camelwhatsapp.noise.NoiseHandshake;
import io.github.camelwhatsapp.noise.NoiseTransport;
import io.github.camelwhatsapp.noise.RootCertificate;
import io.github.camelwhatsapp.proto.CertChain;
import io.github.camelwhatsapp.proto.CertChain.NoiseCertificate;
import io.github.camelwhatsapp.wire.MultiDeviceFrame;
import io.github.camelwhatsapp.wire.MultiDeviceIntro;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Random;

/**
 * A handshake with a server whose answer was recorded once: the client's random source always gives the same bytes, so the same answer
 * fits again and again, and nothing of the server's work is measured. The client does all of its own. Each client that is measured gets
 * the same keys, answer and payload, and must write the same last message.
 *
 * @param ephemeral the private key that the client's random source gives, 32 bytes
 * @param random that source; made once, since making one takes long
 * @param device the client's static keys
 * @param payload what the client sends at the end, as long as a real ClientPayload
 * @param root what the client believes
 * @param serverHello the payload of the frame with the server's answer
 */
record RecordedHandshake(
        byte[] ephemeral, SecureRandom random, KeyPair device, byte[] payload, PublicKey root, byte[] serverHello) {
    private static final int PAYLOAD_LENGTH = 200;
    private static final byte[] NOTHING = {};
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");
    private static final long VALID_FOR = 86_400;

    /** Does the server's part, with keys that are the same in each process. */
    static RecordedHandshake record() {
        SecureRandom random = new Repeatable(7);
        KeyPair root = KeyPair.generate(random);
        KeyPair server = KeyPair.generate(random);
        KeyPair device = KeyPair.generate(random);
        byte[] ephemeral = KeyPair.generate(random).privateKey().raw();
        byte[] payload = new byte[PAYLOAD_LENGTH];
        random.nextBytes(payload);
        NoiseHandshake client = NoiseHandshake.client(MultiDeviceIntro.prologue(), device, new Constant(ephemeral));
        NoiseHandshake accepted =
                acceptor(server, random).accept(client.write(NOTHING)).handshake();
        byte[] hello = HandshakePart.SERVER_HELLO.encode(accepted.write(chain(root, server, random)));
        return new RecordedHandshake(ephemeral, new Constant(ephemeral), device, payload, root.publicKey(), hello);
    }

    /** Both ends of a handshake that was just done. */
    static Transports transports() {
        SecureRandom random = new SecureRandom();
        NoiseHandshake client = NoiseHandshake.client(MultiDeviceIntro.prologue(), KeyPair.generate(random), random);
        NoiseHandshake server = acceptor(KeyPair.generate(random), random)
                .accept(client.write(NOTHING))
                .handshake();
        client.read(server.write(NOTHING));
        server.read(client.write(NOTHING));
        return new Transports(client.split(), server.split());
    }

    /**
     * All that a client does, from its first message to the ciphers: both certificates checked, messages encoded and framed.
     */
    Sent client() {
        NoiseHandshake noise = NoiseHandshake.client(MultiDeviceIntro.prologue(), device, random);
        byte[] hello = MultiDeviceFrame.of(HandshakePart.CLIENT_HELLO.encode(noise.write(NOTHING)));
        byte[] chain = noise.read(HandshakePart.SERVER_HELLO.decode(serverHello));
        CertificateChain.parse(chain)
                .verify(new RootCertificate(root, 0), noise.theirStatic().orElseThrow(), NOW);
        byte[] finish = MultiDeviceFrame.of(HandshakePart.CLIENT_FINISH.encode(noise.write(payload)));
        return new Sent(hello, finish, noise.split());
    }

    private static NoiseAcceptor acceptor(KeyPair own, SecureRandom random) {
        return new NoiseAcceptor(MultiDeviceIntro.prologue(), own, false, random);
    }

    private static byte[] chain(KeyPair root, KeyPair server, SecureRandom random) {
        KeyPair intermediate = KeyPair.generate(random);
        return CertChain.newBuilder()
                .setIntermediate(certificate(1, 0, intermediate.publicKey(), root, random))
                .setLeaf(certificate(2, 1, server.publicKey(), intermediate, random))
                .build()
                .toByteArray();
    }

    private static NoiseCertificate certificate(
            int serial, int issuer, PublicKey key, KeyPair signer, SecureRandom random) {
        byte[] details = NoiseCertificate.Details.newBuilder()
                .setSerial(serial)
                .setIssuerSerial(issuer)
                .setKey(ByteString.copyFrom(key.raw()))
                .setNotBefore(NOW.getEpochSecond() - VALID_FOR)
                .setNotAfter(NOW.getEpochSecond() + VALID_FOR)
                .build()
                .toByteArray();
        return NoiseCertificate.newBuilder()
                .setDetails(ByteString.copyFrom(details))
                .setSignature(ByteString.copyFrom(XEdDsa.sign(signer.privateKey(), details, random)))
                .build();
    }

    /**
     * What a client has at the end.
     *
     * @param hello the frame with its first message
     * @param finish the frame with its last one
     * @param transport the ciphers
     */
    record Sent(byte[] hello, byte[] finish, NoiseTransport transport) {}

    /**
     * The ciphers of both ends.
     *
     * @param client the client's
     * @param server the server's
     */
    record Transports(NoiseTransport client, NoiseTransport server) {}

    /** Gives the same bytes again and again. */
    private static final class Constant extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] given;

        Constant(byte[] given) {
            this.given = given;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(given, 0, bytes, 0, bytes.length);
        }
    }

    /** Gives the bytes of a seeded generator. */
    private static final class Repeatable extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final Random source;

        Repeatable(long seed) {
            source = new Random(seed);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            source.nextBytes(bytes);
        }
    }
}
