package io.github.camelwhatsapp.noise;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.proto.CertChain;
import java.time.Instant;

/**
 * The two certificates by which a server proves that its static key is its own: the root signs the intermediate one, and that
 * one the leaf, which holds the key. Nothing in it is to be believed before {@link #verify}. Immutable. Source:
 * multidevice-transport.md section 2.4.
 */
public final class CertificateChain {
    private final SignedCertificate intermediate;
    private final SignedCertificate leaf;

    private CertificateChain(SignedCertificate intermediate, SignedCertificate leaf) {
        this.intermediate = intermediate;
        this.leaf = leaf;
    }

    /**
     * Reads a chain.
     *
     * @param bytes the payload of the server's handshake message
     * @throws CertificateChainException if it is no chain of two complete certificates
     */
    public static CertificateChain parse(byte[] bytes) {
        try {
            CertChain chain = CertChain.parseFrom(bytes);
            return new CertificateChain(
                    SignedCertificate.of("intermediate", chain.getIntermediate()),
                    SignedCertificate.of("leaf", chain.getLeaf()));
        } catch (InvalidProtocolBufferException e) {
            throw new CertificateChainException(
                    "The server sent " + bytes.length + " bytes that are no certificate chain", e);
        }
    }

    /**
     * Checks both signatures, who issued what, that the leaf is for this server's key, and that both are valid now.
     *
     * @param root what is believed without proof
     * @param serverKey the static key with which the server has done the handshake
     * @param now the time of the check
     * @throws CertificateChainException naming the first check that failed
     */
    public void verify(RootCertificate root, PublicKey serverKey, Instant now) {
        intermediate.requireIssuedBy(root.key(), root.serial());
        leaf.requireIssuedBy(intermediate.key(), intermediate.serial());
        if (!leaf.key().equals(serverKey)) {
            throw new CertificateChainException("The leaf certificate is for the key " + leaf.key()
                    + ", the server's handshake was done with " + serverKey);
        }
        intermediate.requireValid(now);
        leaf.requireValid(now);
    }

    /** Whether both certificates are valid at a time; a client that keeps the key for later asks before it resumes. */
    public boolean isValid(Instant time) {
        return intermediate.isValid(time) && leaf.isValid(time);
    }

    /** The server's static key that the leaf certificate is for. */
    public PublicKey serverKey() {
        return leaf.key();
    }
}
