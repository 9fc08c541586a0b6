package io.github.camelwhatsapp.noise;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.UnusableKeyException;
import io.github.camelwhatsapp.crypto.XEdDsa;
import io.github.camelwhatsapp.proto.CertChain.NoiseCertificate;
import java.time.Instant;

/** One certificate of a chain: what it says, and the signature over exactly the bytes in which it was said. */
final class SignedCertificate {
    private final String name;
    private final byte[] signedBytes;
    private final byte[] signature;
    private final NoiseCertificate.Details details;
    private final PublicKey key;

    private SignedCertificate(String name, NoiseCertificate certificate, NoiseCertificate.Details details) {
        this.name = name;
        this.signedBytes = certificate.getDetails().toByteArray();
        this.signature = certificate.getSignature().toByteArray();
        this.details = details;
        this.key = key(name, details);
    }

    /** @throws CertificateChainException if a part is missing or malformed */
    static SignedCertificate of(String name, NoiseCertificate certificate) {
        if (certificate.getDetails().isEmpty() || certificate.getSignature().size() != XEdDsa.SIGNATURE_LENGTH) {
            throw new CertificateChainException("The " + name + " certificate has "
                    + certificate.getDetails().size() + " bytes of details and "
                    + certificate.getSignature().size() + " of signature; some and 64 are expected");
        }
        try {
            return new SignedCertificate(
                    name, certificate, NoiseCertificate.Details.parseFrom(certificate.getDetails()));
        } catch (InvalidProtocolBufferException e) {
            throw new CertificateChainException("The details of the " + name + " certificate are no protobuf", e);
        }
    }

    PublicKey key() {
        return key;
    }

    /** The serial number, 0 to 2^32 - 1; an absent one counts as 0. */
    long serial() {
        return Integer.toUnsignedLong(details.getSerial());
    }

    void requireIssuedBy(PublicKey issuer, long issuerSerial) {
        if (!XEdDsa.verify(issuer, signedBytes, signature)) {
            throw new CertificateChainException(
                    "The signature of the " + name + " certificate is not by its issuer's key");
        }
        long named = Integer.toUnsignedLong(details.getIssuerSerial());
        if (named != issuerSerial) {
            throw new CertificateChainException(
                    "The " + name + " certificate names the issuer " + named + ", which should be " + issuerSerial);
        }
    }

    void requireValid(Instant now) {
        if (!isValid(now)) {
            throw new CertificateChainException("The " + name + " certificate is valid from "
                    + Long.toUnsignedString(details.getNotBefore()) + " to "
                    + Long.toUnsignedString(details.getNotAfter()) + " (seconds since 1970), it is "
                    + now.getEpochSecond());
        }
    }

    boolean isValid(Instant time) {
        long seconds = time.getEpochSecond();
        return Long.compareUnsigned(details.getNotBefore(), seconds) <= 0
                && Long.compareUnsigned(seconds, details.getNotAfter()) <= 0;
    }

    private static PublicKey key(String name, NoiseCertificate.Details details) {
        try {
            return PublicKey.ofRaw(details.getKey().toByteArray());
        } catch (UnusableKeyException e) {
            throw new CertificateChainException(
                    "The key of the " + name + " certificate has "
                            + details.getKey().size() + " bytes, 32 are expected",
                    e);
        }
    }
}
