package io.github.camelwhatsapp.noise;

import static io.github.camelwhatsapp.vectors.TransportVectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.XEdDsa;
import io.github.camelwhatsapp.proto.CertChain;
import io.github.camelwhatsapp.proto.CertChain.NoiseCertificate;
import io.github.camelwhatsapp.proto.CertChain.NoiseCertificate.Details;
import io.github.camelwhatsapp.vectors.TransportVectors;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CertificateChainTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final KeyPair ROOT = KeyPair.generate(RANDOM);
    private static final KeyPair INTERMEDIATE = KeyPair.generate(RANDOM);
    private static final KeyPair SERVER = KeyPair.generate(RANDOM);
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

    @Test
    void believesTheChainsOfTheVectors() {
        assertThat(TransportVectors.list("noise").filter(vector -> vector.has("certificate")))
                .hasSize(2)
                .allSatisfy(vector -> {
                    JsonNode certificate = vector.get("certificate");
                    CertificateChain chain = CertificateChain.parse(hex(certificate.get("chain")));
                    PublicKey serverKey = PublicKey.ofRaw(hex(vector.at("/keys/serverStatic/public")));
                    chain.verify(root(certificate), serverKey, NOW);
                    assertThat(chain.serverKey()).isEqualTo(serverKey);
                    assertThat(chain.isValid(NOW)).isTrue();
                });
    }

    @Test
    void believesNothingUnderTheRootOfTheRealServiceThatItDidNotSign() {
        assertRefused(chain(intermediate(), leaf()), RootCertificate.WHATSAPP, "signature of the intermediate");
    }

    @Test
    void refusesChainsWithAnyByteChanged() {
        byte[] whole = chain(intermediate(), leaf());
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            assertThatExceptionOfType(CertificateChainException.class)
                    .as("byte %d", at)
                    .isThrownBy(() -> verify(changed));
        }
    }

    @Test
    void refusesChainsCutAtAnyByte() {
        byte[] whole = chain(intermediate(), leaf());
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(CertificateChainException.class).isThrownBy(() -> verify(cut));
        }
    }

    @Property(tries = 1000)
    void refusesAnyBytes(@ForAll @Size(max = 200) byte[] bytes) {
        assertThatExceptionOfType(CertificateChainException.class).isThrownBy(() -> CertificateChain.parse(bytes));
    }

    @Test
    void refusesAnIntermediateThatNamesAnotherRoot() {
        assertRefused(chain(intermediate().setIssuerSerial(3), leaf()), root(), "names the issuer 3");
        assertThatCode(() -> verify(chain(intermediate().clearIssuerSerial(), leaf())))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesALeafThatNamesAnotherIntermediate() {
        assertRefused(chain(intermediate(), leaf().setIssuerSerial(7)), root(), "leaf certificate names the issuer 7");
    }

    @Test
    void refusesALeafForAnotherServer() {
        byte[] strangers = chain(
                intermediate(),
                leaf().setKey(ByteString.copyFrom(ROOT.publicKey().raw())));
        assertRefused(strangers, root(), "leaf certificate is for the key");
    }

    @Test
    void refusesALeafThatSomeoneElseSigned() {
        byte[] chain = CertChain.newBuilder()
                .setIntermediate(signed(intermediate(), ROOT))
                .setLeaf(signed(leaf(), SERVER))
                .build()
                .toByteArray();
        assertRefused(chain, root(), "signature of the leaf");
    }

    @Test
    void refusesKeysOfAnotherLength() {
        assertRefused(
                chain(intermediate().setKey(ByteString.copyFrom(new byte[31])), leaf()), root(), "has 31 bytes, 32");
    }

    @Test
    void refusesCertificatesBeforeAndAfterTheirTime() {
        assertRefused(
                chain(intermediate().setNotBefore(1_700_000_001), leaf()), root(), "intermediate certificate is valid");
        assertRefused(chain(intermediate(), leaf().setNotAfter(1_699_999_999)), root(), "leaf certificate is valid");
        byte[] justNow = chain(intermediate().setNotBefore(1_700_000_000), leaf().setNotAfter(1_700_000_000));
        assertThatCode(() -> verify(justNow)).doesNotThrowAnyException();
        assertThat(CertificateChain.parse(justNow).isValid(NOW.plusSeconds(1))).isFalse();
    }

    @Test
    void refusesRootsWithImpossibleSerials() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RootCertificate(ROOT.publicKey(), 1L << 32));
    }

    private static void assertRefused(byte[] chain, RootCertificate root, String reason) {
        assertThatExceptionOfType(CertificateChainException.class)
                .isThrownBy(() -> CertificateChain.parse(chain).verify(root, SERVER.publicKey(), NOW))
                .withMessageContaining(reason);
    }

    private static void verify(byte[] chain) {
        CertificateChain.parse(chain).verify(root(), SERVER.publicKey(), NOW);
    }

    private static RootCertificate root() {
        return new RootCertificate(ROOT.publicKey(), 0);
    }

    private static RootCertificate root(JsonNode certificate) {
        return new RootCertificate(PublicKey.ofRaw(hex(certificate.at("/root/public"))), 0);
    }

    private static byte[] chain(Details.Builder intermediate, Details.Builder leaf) {
        return CertChain.newBuilder()
                .setIntermediate(signed(intermediate, ROOT))
                .setLeaf(signed(leaf, INTERMEDIATE))
                .build()
                .toByteArray();
    }

    private static NoiseCertificate signed(Details.Builder details, KeyPair issuer) {
        byte[] bytes = details.build().toByteArray();
        byte[] signature = XEdDsa.sign(issuer.privateKey(), bytes, RANDOM);
        return NoiseCertificate.newBuilder()
                .setDetails(ByteString.copyFrom(bytes))
                .setSignature(ByteString.copyFrom(signature))
                .build();
    }

    private static Details.Builder intermediate() {
        return details(1, 0, INTERMEDIATE);
    }

    private static Details.Builder leaf() {
        return details(2, 1, SERVER);
    }

    private static Details.Builder details(int serial, int issuer, KeyPair owner) {
        return Details.newBuilder()
                .setSerial(serial)
                .setIssuerSerial(issuer)
                .setKey(ByteString.copyFrom(owner.publicKey().raw()))
                .setNotBefore(1_690_000_000)
                .setNotAfter(4_102_444_800L);
    }
}
