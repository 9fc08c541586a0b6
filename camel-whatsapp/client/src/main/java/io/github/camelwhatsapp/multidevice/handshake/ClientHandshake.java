package io.github.camelwhatsapp.multidevice.handshake;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.noise.CertificateChain;
import io.github.camelwhatsapp.noise.HandshakePart;
import io.github.camelwhatsapp.noise.NoiseHandshake;
import io.github.camelwhatsapp.noise.NoiseTransport;
import io.github.camelwhatsapp.noise.RootCertificate;
import io.github.camelwhatsapp.wire.MultiDeviceFrame;
import io.github.camelwhatsapp.wire.MultiDeviceIntro;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.time.Instant;

/**
 * The client's end of the Noise handshake, XX: two messages of ours, one of the server's. It does no input or output. Not for use by
 * several threads. Source: multidevice-transport.md sections 1.3 and 2.2.
 */
public final class ClientHandshake {
    private static final byte[] NOTHING = {};

    private final NoiseHandshake noise;
    private final byte[] routing;
    private final byte[] payload;
    private final RootCertificate root;

    /**
     * @param own the device's static keys
     * @param routing what goes in front of all, may be empty
     * @param payload the encoded ClientPayload
     * @param root under which the server's certificates must stand
     * @param random where ephemeral keys come from
     */
    public ClientHandshake(KeyPair own, byte[] routing, byte[] payload, RootCertificate root, SecureRandom random) {
        this.noise = NoiseHandshake.client(MultiDeviceIntro.prologue(), own, random);
        this.routing = routing.clone();
        this.payload = payload.clone();
        this.root = root;
    }

    /** The first bytes of a connection: intro and first message. */
    public byte[] opening() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(MultiDeviceIntro.bytes(routing));
        out.writeBytes(MultiDeviceFrame.of(HandshakePart.CLIENT_HELLO.encode(noise.write(NOTHING))));
        return out.toByteArray();
    }

    /**
     * Takes the server's answer.
     *
     * @param frame the payload of its frame
     * @param now for the validity of its certificates
     * @throws io.github.camelwhatsapp.noise.NoiseException if it was not made for this handshake
     * @throws io.github.camelwhatsapp.noise.CertificateChainException if the server does not prove to be who it should be
     */
    public Finish answered(byte[] frame, Instant now) {
        byte[] chain = noise.read(HandshakePart.SERVER_HELLO.decode(frame));
        CertificateChain.parse(chain).verify(root, noise.theirStatic().orElseThrow(), now);
        byte[] finish = MultiDeviceFrame.of(HandshakePart.CLIENT_FINISH.encode(noise.write(payload)));
        return new Finish(finish, noise.split());
    }

    /** Gives up and drops the keys; does nothing after the finish. */
    public void destroy() {
        noise.destroy();
    }

    /**
     * The end of the handshake.
     *
     * @param frame the last message, to be sent
     * @param transport the ciphers of all that follows, to be used before anything more is read
     */
    public record Finish(byte[] frame, NoiseTransport transport) {}
}
