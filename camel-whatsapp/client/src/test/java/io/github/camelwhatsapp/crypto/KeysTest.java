package io.github.camelwhatsapp.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.vectors.HoldsVectors;
import io.github.camelwhatsapp.vectors.VectorFile;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@HoldsVectors(file = VectorFile.SIGNAL, groups = "x25519")
class KeysTest {
    static Stream<JsonNode> agreements() {
        return CryptoVectors.each(CryptoVectors.signal("x25519"));
    }

    @ParameterizedTest
    @MethodSource("agreements")
    void agreesAsTheVectorsDo(JsonNode vector) {
        PrivateKey a = CryptoVectors.privateKey(vector, "privateA");
        PrivateKey b = CryptoVectors.privateKey(vector, "privateB");

        assertThat(a.publicKey()).isEqualTo(CryptoVectors.publicKey(vector, "publicA"));
        assertThat(b.publicKey()).isEqualTo(CryptoVectors.publicKey(vector, "publicB"));
        assertThat(CryptoVectors.hex(a.agree(b.publicKey())))
                .isEqualTo(vector.required("shared").asText());
        assertThat(b.agree(a.publicKey())).isEqualTo(CryptoVectors.bytes(vector, "shared"));
    }

    @Test
    void clampsAPrivateKey() {
        byte[] ones = new byte[32];
        Arrays.fill(ones, (byte) 0xFF);

        byte[] clamped = PrivateKey.of(ones).raw();

        assertThat(clamped[0]).isEqualTo((byte) 0xF8);
        assertThat(clamped[31]).isEqualTo((byte) 0x7F);
        assertThat(ones[0]).isEqualTo((byte) 0xFF);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33, 64})
    void refusesKeysOfAnotherLength(int length) {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> PrivateKey.of(new byte[length]))
                .withMessageContaining(String.valueOf(length));
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> PublicKey.ofRaw(new byte[length]))
                .withMessageContaining(String.valueOf(length));
    }

    @Test
    void refusesASerializedKeyOfAnotherTypeOrLength() {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> PublicKey.ofSerialized(new byte[33]))
                .withMessageContaining("type byte");
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> PublicKey.ofSerialized(new byte[32]))
                .withMessageContaining("33 bytes");
    }

    @Test
    void refusesAnAgreementThatGivesZero() {
        PrivateKey key = KeyPair.generate(new SecureRandom()).privateKey();
        byte[] one = new byte[32];
        one[0] = 1;

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> key.agree(PublicKey.ofRaw(new byte[32])))
                .withMessageContaining("all-zero");
        assertThatExceptionOfType(UnusableKeyException.class).isThrownBy(() -> key.agree(PublicKey.ofRaw(one)));
    }

    @Test
    void givesThePublicKeyInBothForms() {
        PublicKey key = KeyPair.generate(new SecureRandom()).publicKey();

        assertThat(key.serialized()).hasSize(33).startsWith(5).endsWith(key.raw());
        assertThat(PublicKey.ofSerialized(key.serialized())).isEqualTo(key).hasSameHashCodeAs(key);
        assertThat(PublicKey.ofRaw(key.raw())).isEqualTo(key);
    }

    @Test
    void printsNoSecret() {
        KeyPair pair = KeyPair.generate(new SecureRandom());

        assertThat(pair.toString())
                .contains(pair.publicKey().toString())
                .contains("PrivateKey(32 bytes)")
                .doesNotContain(CryptoVectors.hex(pair.privateKey().raw()));
        assertThat(SigningKey.of(pair.privateKey())).hasToString("SigningKey(32 bytes)");
    }

    @Test
    void comparesPrivateKeysByValue() {
        PrivateKey key = KeyPair.generate(new SecureRandom()).privateKey();

        assertThat(PrivateKey.of(key.raw())).isEqualTo(key).hasSameHashCodeAs(key);
        assertThat(KeyPair.generate(new SecureRandom()).privateKey()).isNotEqualTo(key);
    }
}
