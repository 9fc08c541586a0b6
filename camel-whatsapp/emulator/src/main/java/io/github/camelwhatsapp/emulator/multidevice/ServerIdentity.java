package io.github.camelwhatsapp.emulator.multidevice;

import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.XEdDsa;
import io.github.camelwhatsapp.proto.CertChain;
import io.github.camelwhatsapp.proto.CertChain.NoiseCertificate;
import java.security.SecureRandom;
import java.time.Instant;

/**
 * The keys of the service and the chain of certificates by which it shows that they are its own: a root, which clients are
 * told to believe, an intermediate key and the static key of the handshakes. Immutable. Source: multidevice-transport.md
 * section 2.5.
 */
public final class ServerIdentity {
    private static final int ROOT_SERIAL = 0;
    private static final int INTERMEDIATE_SERIAL = 1;
    private static final int LEAF_SERIAL = 2;

    // Dates that hold on any clock that a test may use.
    private static final long FROM = Instant.parse("2015-01-01T00:00:00Z").getEpochSecond();
    private static final long UNTIL = Instant.parse("2049-12-31T00:00:00Z").getEpochSecond();

    private final PublicKey root;
    private final KeyPair own;
    private final byte[] chain;

    private ServerIdentity(PublicKey root, KeyPair own, byte[] chain) {
        this.root = root;
        this.own = own;
        this.chain = chain;
    }

    /** Makes keys and certificates under a root, which clients may know already. */
    public static ServerIdentity under(KeyPair root, SecureRandom random) {
        KeyPair intermediate = KeyPair.generate(random);
        KeyPair own = KeyPair.generate(random);
        CertChain chain = CertChain.newBuilder()
                .setIntermediate(certificate(INTERMEDIATE_SERIAL, ROOT_SERIAL, intermediate.publicKey(), root, random))
                .setLeaf(certificate(LEAF_SERIAL, INTERMEDIATE_SERIAL, own.publicKey(), intermediate, random))
                .build();
        return new ServerIdentity(root.publicKey(), own, chain.toByteArray());
    }

    /** The key that clients are to believe; its serial number is 0. */
    public PublicKey root() {
        return root;
    }

    KeyPair own() {
        return own;
    }

    /** The encoded chain. */
    byte[] chain() {
        return chain.clone();
    }

    private static NoiseCertificate certificate(
            int serial, int issuer, PublicKey key, KeyPair signer, SecureRandom random) {
        byte[] details = NoiseCertificate.Details.newBuilder()
                .setSerial(serial)
                .setIssuerSerial(issuer)
                .setKey(ByteString.copyFrom(key.raw()))
                .setNotBefore(FROM)
                .setNotAfter(UNTIL)
                .build()
                .toByteArray();
        return NoiseCertificate.newBuilder()
                .setDetails(ByteString.copyFrom(details))
                .setSignature(ByteString.copyFrom(XEdDsa.sign(signer.privateKey(), details, random)))
                .build();
    }
}
