package io.github.camelwhatsapp.fuzz;

import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.classic.handshake.LoginStep;
import io.github.camelwhatsapp.classic.handshake.WauthLogin;
import io.github.camelwhatsapp.crypto.Hmac;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.multidevice.handshake.ClientHandshake;
import io.github.camelwhatsapp.multidevice.pairing.DeviceIdentityProof;
import io.github.camelwhatsapp.multidevice.pairing.PairingException;
import io.github.camelwhatsapp.noise.CertificateChain;
import io.github.camelwhatsapp.noise.HandshakePart;
import io.github.camelwhatsapp.noise.NoiseException;
import io.github.camelwhatsapp.noise.NoiseMessage;
import io.github.camelwhatsapp.noise.RootCertificate;
import io.github.camelwhatsapp.proto.ADVSignedDeviceIdentityHMAC;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.ClassicFrame;
import io.github.camelwhatsapp.wire.ClassicFrameHeader;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/** What comes before an account is logged in, from whoever has answered the connection. */
final class HandshakeTargets {
    private static final Instant NOW = Instant.ofEpochSecond(1700000000);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final KeyPair OWN = KeyPair.generate(RANDOM);
    private static final byte[] PASSWORD = new byte[20];
    private static final byte[] SECRET = new byte[32];
    private static final DeviceIdentityProof PROOF = new DeviceIdentityProof(SECRET, OWN, RANDOM);

    private HandshakeTargets() {}

    /** A message of each part; what is read is written the same. */
    static void noiseMessage(byte[] bytes) {
        NoiseException refusal = null;
        boolean read = false;
        for (HandshakePart part : HandshakePart.values()) {
            try {
                NoiseMessage message = part.decode(bytes);
                read = true;
                Whole.same(part.encode(message), part.encode(part.decode(part.encode(message))));
            } catch (NoiseException e) {
                refusal = e;
            }
        }
        if (!read && refusal != null) {
            throw refusal;
        }
    }

    /** The server's answer, as a client in the middle of its handshake takes it. */
    static void serverHello(byte[] bytes) {
        ClientHandshake handshake =
                new ClientHandshake(OWN, new byte[0], new byte[] {1}, RootCertificate.WHATSAPP, RANDOM);
        handshake.opening();
        handshake.answered(bytes, NOW);
        throw new AssertionError("A handshake with nobody has succeeded");
    }

    /** A chain, checked for the key that it says itself. */
    static void certificates(byte[] bytes) {
        CertificateChain chain = CertificateChain.parse(bytes);
        chain.isValid(NOW);
        chain.verify(RootCertificate.WHATSAPP, chain.serverKey(), NOW);
    }

    /** What a phone has signed: as it came, and as if whoever knows the secret had sent it. */
    static void deviceIdentity(byte[] bytes) {
        try {
            PROOF.accept(bytes);
        } catch (PairingException refused) {
            PROOF.accept(ADVSignedDeviceIdentityHMAC.newBuilder()
                    .setDetails(ByteString.copyFrom(bytes))
                    .setHmac(ByteString.copyFrom(Hmac.SHA256.of(SECRET, bytes)))
                    .build()
                    .toByteArray());
        }
    }

    /** The frames that a classic server sends until the account is logged in. */
    static void classicLogin(byte[] bytes) {
        WauthLogin login = new WauthLogin("34600000001", PASSWORD, Optional.empty(), new VirtualTimeSource());
        login.opening();
        int at = 0;
        while (bytes.length - at >= ClassicFrameHeader.SIZE) {
            ClassicFrameHeader header = ClassicFrameHeader.parse(bytes[at], bytes[at + 1], bytes[at + 2]);
            at += ClassicFrameHeader.SIZE;
            if (bytes.length - at < header.length()) {
                return;
            }
            LoginStep step = login.received(new ClassicFrame(header, ByteBuffer.wrap(bytes, at, header.length())));
            if (step instanceof LoginStep.Success) {
                throw new AssertionError("Somebody without the password has logged the account in");
            } else if (step instanceof LoginStep.Refused) {
                return;
            }
            at += header.length();
        }
    }
}
