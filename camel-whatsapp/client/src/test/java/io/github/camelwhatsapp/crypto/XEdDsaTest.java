package io.github.camelwhatsapp.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.vectors.HoldsVectors;
import io.github.camelwhatsapp.vectors.VectorFile;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@HoldsVectors(
        file = VectorFile.SIGNAL,
        groups = {"xeddsa", "xeddsaDeterministic"})
class XEdDsaTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    static Stream<JsonNode> signatures() {
        return CryptoVectors.each(CryptoVectors.signal("xeddsa"));
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void signsByteForByteAsTheVectorsDo(JsonNode vector) {
        ScriptedRandom random = new ScriptedRandom().then(CryptoVectors.bytes(vector, "random64"));

        byte[] signature = XEdDsa.sign(
                CryptoVectors.privateKey(vector, "privateKey"), CryptoVectors.bytes(vector, "message"), random);

        assertThat(CryptoVectors.hex(signature))
                .isEqualTo(vector.required("signature").asText());
        assertThat((signature[63] & 0x80) >> 7)
                .isEqualTo(vector.required("signBit").asInt());
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void acceptsTheVectorsAndRefusesTheirTamperedForms(JsonNode vector) {
        PublicKey key = CryptoVectors.publicKey(vector, "publicKey");
        byte[] message = CryptoVectors.bytes(vector, "message");

        assertThat(XEdDsa.verify(key, message, CryptoVectors.bytes(vector, "signature")))
                .isEqualTo(vector.required("verifies").asBoolean())
                .isTrue();
        CryptoVectors.each(vector.required("tampered"))
                .forEach(tampered -> assertThat(XEdDsa.verify(key, message, CryptoVectors.bytes(tampered, "signature")))
                        .as(tampered.required("why").asText())
                        .isEqualTo(tampered.required("verifies").asBoolean()));
    }

    @Test
    void acceptsASignerThatUsesNoRandomness() {
        JsonNode vector = CryptoVectors.signal("xeddsaDeterministic");

        assertThat(XEdDsa.verify(
                        CryptoVectors.publicKey(vector, "publicKey"),
                        CryptoVectors.bytes(vector, "message"),
                        CryptoVectors.bytes(vector, "signature")))
                .isTrue();
    }

    @Property(tries = 200)
    void verifiesWhatItSignsAndNothingElse(@ForAll @Size(32) byte[] key, @ForAll @Size(max = 200) byte[] message) {
        KeyPair pair = KeyPair.of(PrivateKey.of(key));

        byte[] signature = XEdDsa.sign(pair.privateKey(), message, RANDOM);

        assertThat(XEdDsa.verify(pair.publicKey(), message, signature)).isTrue();
        byte[] other = Arrays.copyOf(message, message.length + 1);
        assertThat(XEdDsa.verify(pair.publicKey(), other, signature)).isFalse();
        signature[RANDOM.nextInt(64)] ^= (byte) (1 << RANDOM.nextInt(8));
        assertThat(XEdDsa.verify(pair.publicKey(), message, signature)).isFalse();
    }

    @Test
    void refusesAPublicKeyWithoutACounterpart() {
        byte[] minusOne = new byte[32];
        Arrays.fill(minusOne, (byte) 0xFF);
        minusOne[0] = (byte) 0xEC;
        minusOne[31] = 0x7F;

        assertThat(XEdDsa.verify(PublicKey.ofRaw(minusOne), new byte[1], new byte[64]))
                .isFalse();
    }

    @Test
    void refusesASignatureOfAnotherLength() {
        PublicKey key = KeyPair.generate(RANDOM).publicKey();

        assertThat(XEdDsa.verify(key, new byte[1], new byte[63])).isFalse();
        assertThat(XEdDsa.verify(key, new byte[1], new byte[65])).isFalse();
        assertThat(XEdDsa.verify(key, new byte[1], new byte[0])).isFalse();
    }
}
