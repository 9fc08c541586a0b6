package io.github.camelwhatsapp.multidevice;

import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.XEdDsa;
import io.github.camelwhatsapp.proto.CertChain;
import io.github.camelwhatsapp.proto.CertChain.NoiseCertificate;
import io.github.camelwhatsapp.proto.CertChain.NoiseCertificate.Details;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The keys of a server under a root of its own. */
final class FakeIdentity {
    private final SecureRandom random = new SecureRandom();
    private final KeyPair root = KeyPair.generate(random);
    private final KeyPair intermediate = KeyPair.generate(random);
    final KeyPair server = KeyPair.generate(random);

    String rootKey() {
        return HexFormat.of().formatHex(root.publicKey().raw());
    }

    byte[] chain() {
        return CertChain.newBuilder()
                .setIntermediate(signed(details(1, 0, intermediate), root))
                .setLeaf(signed(details(2, 1, server), intermediate))
                .build()
                .toByteArray();
    }

    private NoiseCertificate signed(byte[] details, KeyPair issuer) {
        return NoiseCertificate.newBuilder()
                .setDetails(ByteString.copyFrom(details))
                .setSignature(ByteString.copyFrom(XEdDsa.sign(issuer.privateKey(), details, random)))
                .build();
    }

    private static byte[] details(int serial, int issuer, KeyPair owner) {
        return Details.newBuilder()
                .setSerial(serial)
                .setIssuerSerial(issuer)
                .setKey(ByteString.copyFrom(owner.publicKey().raw()))
                .setNotBefore(0)
                .setNotAfter(4_102_444_800L)
                .build()
                .toByteArray();
    }
}
