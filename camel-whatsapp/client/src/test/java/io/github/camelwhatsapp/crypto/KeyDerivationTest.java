package io.github.camelwhatsapp.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.vectors.HoldsVectors;
import io.github.camelwhatsapp.vectors.VectorFile;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@HoldsVectors(file = VectorFile.SIGNAL, groups = "hkdfChecks")
class KeyDerivationTest {
    static Stream<JsonNode> hkdfs() {
        return CryptoVectors.each(CryptoVectors.signal("hkdfChecks"));
    }

    static Stream<JsonNode> pbkdf2s() {
        return CryptoVectors.each(CryptoVectors.classic("pbkdf2"));
    }

    static Stream<JsonNode> mediaKeys() {
        return CryptoVectors.each(CryptoVectors.classic("mediaKeys"));
    }

    @ParameterizedTest
    @MethodSource("hkdfs")
    void derivesAsTheVectorsDo(JsonNode vector) {
        byte[] derived = Hkdf.derive(
                CryptoVectors.bytes(vector, "ikm"),
                CryptoVectors.bytes(vector, "salt"),
                vector.required("info").asText().getBytes(UTF_8),
                vector.required("length").asInt());

        assertThat(CryptoVectors.hex(derived)).isEqualTo(vector.required("okm").asText());
    }

    /** RFC 5869 appendix A.2, whose length is no whole number of blocks and whose inputs are longer than a hash. */
    @Test
    void derivesAsTheRfcDoes() {
        byte[] derived = Hkdf.derive(run(0x00, 80), run(0x60, 80), run(0xB0, 80), 82);

        assertThat(CryptoVectors.hex(derived))
                .isEqualTo("b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                        + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
                        + "cc30c58179ec3e87c14c01d5c1f3434f1d87");
    }

    /** RFC 5869 appendix A.3: neither salt nor info. */
    @Test
    void derivesWithoutSaltAndInfoAsTheRfcDoes() {
        byte[] secret = new byte[22];
        Arrays.fill(secret, (byte) 0x0B);

        assertThat(CryptoVectors.hex(Hkdf.derive(secret, new byte[0], 42)))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    @Test
    void refusesToDeriveNothingOrTooMuch() {
        assertThatIllegalArgumentException().isThrownBy(() -> Hkdf.derive(new byte[1], new byte[0], 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hkdf.derive(new byte[1], new byte[0], 8161))
                .withMessageContaining("8161");
    }

    @ParameterizedTest
    @MethodSource("pbkdf2s")
    void stretchesAPasswordAsTheVectorsDo(JsonNode vector) {
        byte[] derived = Pbkdf2.hmacSha1(
                CryptoVectors.bytes(vector, "password"),
                CryptoVectors.bytes(vector, "salt"),
                vector.required("iterations").asInt(),
                vector.required("length").asInt());

        assertThat(CryptoVectors.hex(derived))
                .isEqualTo(vector.required("output").asText());
    }

    /** RFC 6070: more than one block, and a password with a zero byte. */
    @Test
    void stretchesAPasswordAsTheRfcDoes() {
        assertThat(CryptoVectors.hex(Pbkdf2.hmacSha1(
                        "passwordPASSWORDpassword".getBytes(UTF_8),
                        "saltSALTsaltSALTsaltSALTsaltSALTsalt".getBytes(UTF_8),
                        4096,
                        25)))
                .isEqualTo("3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038");
        assertThat(CryptoVectors.hex(Pbkdf2.hmacSha1("pass\0word".getBytes(UTF_8), "sa\0lt".getBytes(UTF_8), 4096, 16)))
                .isEqualTo("56fa6aa75548099dcc37d7f03425e0c3");
    }

    @Test
    void refusesAnEmptyPassword() {
        assertThatIllegalArgumentException().isThrownBy(() -> Pbkdf2.hmacSha1(new byte[0], new byte[4], 1, 20));
        assertThatIllegalArgumentException().isThrownBy(() -> Pbkdf2.hmacSha1(new byte[1], new byte[4], 0, 20));
    }

    @ParameterizedTest
    @MethodSource("mediaKeys")
    void expandsMediaKeysAsTheVectorsDo(JsonNode vector) {
        byte[] keys = Hkdf.derive(
                CryptoVectors.bytes(vector, "mediaKey"),
                vector.required("info").asText().getBytes(UTF_8),
                112);

        assertThat(CryptoVectors.hex(keys))
                .isEqualTo(vector.required("expanded112").asText());
        byte[] iv = Arrays.copyOf(keys, 16);
        byte[] ciphertext =
                AesCbc.encrypt(Arrays.copyOfRange(keys, 16, 48), iv, CryptoVectors.bytes(vector, "plaintext"));
        byte[] mac = Hmac.SHA256.of(Arrays.copyOfRange(keys, 48, 80), iv, ciphertext);
        assertThat(CryptoVectors.hex(ciphertext))
                .isEqualTo(vector.required("ciphertext").asText());
        assertThat(CryptoVectors.hex(Arrays.copyOf(mac, 10)))
                .isEqualTo(vector.required("mac10").asText());
    }

    private static byte[] run(int from, int length) {
        byte[] run = new byte[length];
        for (int i = 0; i < length; i++) {
            run[i] = (byte) (from + i);
        }
        return run;
    }
}
