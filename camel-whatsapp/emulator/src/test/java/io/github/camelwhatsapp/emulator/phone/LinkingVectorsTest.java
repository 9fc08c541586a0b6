package io.github.camelwhatsapp.emulator.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PrivateKey;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.emulator.linking.CodeFinish;
import io.github.camelwhatsapp.emulator.linking.LinkingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a phone reads from a QR code and makes of a pairing code, against the vectors qr and pairingCode of the notes. */
class LinkingVectorsTest {
    private static final JsonNode ALL = read();

    static List<JsonNode> qr() {
        return list("qr");
    }

    static List<JsonNode> pairingCode() {
        return list("pairingCode");
    }

    @ParameterizedTest
    @MethodSource("qr")
    void readsBothFormsOfAQrCode(JsonNode vector) {
        for (String form : List.of("text", "textWithoutLink")) {
            QrText read = QrText.parse(vector.get(form).textValue());

            assertThat(read.ref()).isEqualTo(vector.get("ref").textValue());
            assertThat(read.noise()).isEqualTo(key(vector.get("noisePublic")));
            assertThat(read.identity()).isEqualTo(key(vector.get("identityPublic")));
            assertThat(read.advSecret()).isEqualTo(hex(vector.get("advSecret")));
        }
    }

    @ParameterizedTest
    @MethodSource("pairingCode")
    void unwrapsBothKeysUnderTheCode(JsonNode vector) {
        LinkCode code = LinkCode.typed(vector.get("displayed").textValue().toLowerCase(Locale.ROOT));

        assertThat(code.unwrap(hex(vector.get("companionHello").get("wrapped"))))
                .isEqualTo(key(vector.get("companionEphemeral").get("public")));
        assertThat(code.unwrap(hex(vector.get("primaryHello").get("wrapped"))))
                .isEqualTo(key(vector.get("primaryEphemeral").get("public")));
    }

    @ParameterizedTest
    @MethodSource("pairingCode")
    void makesTheSecretThatTheDeviceMakes(JsonNode vector) {
        byte[] secret = LinkCode.secret(
                pair(vector.get("primaryEphemeral")),
                key(vector.get("companionEphemeral").get("public")),
                pair(vector.get("primaryIdentity")),
                finish(vector));

        assertThat(secret).isEqualTo(hex(vector.get("advSecret")));
    }

    @ParameterizedTest
    @MethodSource("pairingCode")
    void noticesAnotherCode(JsonNode vector) {
        PublicKey other = LinkCode.typed("ZZZZ-ZZZY")
                .unwrap(hex(vector.get("companionHello").get("wrapped")));

        assertThatThrownBy(() -> LinkCode.secret(
                        pair(vector.get("primaryEphemeral")),
                        other,
                        pair(vector.get("primaryIdentity")),
                        finish(vector)))
                .isInstanceOfSatisfying(LinkingException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(LinkingException.Reason.WRONG_CODE));
    }

    @Test
    void wrapsAKeySoThatTheSameCodeUnwrapsIt() {
        PublicKey key = KeyPair.generate(new SecureRandom()).publicKey();
        LinkCode code = LinkCode.typed("ABCD-EFGH");

        assertThat(code.unwrap(code.wrap(key, new SecureRandom()))).isEqualTo(key);
    }

    @Test
    void refusesWhatIsNoPairingCode() {
        for (String text : List.of("", "ABCD-EFG", "ABCD-EFGHJ", "ABCD-EFG0", "ABCD-EFGU", "ABCD_EFGH")) {
            assertThatThrownBy(() -> LinkCode.typed(text)).isInstanceOf(LinkingException.class);
        }
    }

    private static CodeFinish finish(JsonNode vector) {
        return new CodeFinish(
                hex(vector.get("companionFinish").get("wrapped")),
                key(vector.get("companionIdentity").get("public")));
    }

    private static KeyPair pair(JsonNode pair) {
        return KeyPair.of(PrivateKey.of(hex(pair.get("private"))));
    }

    private static PublicKey key(JsonNode hex) {
        return PublicKey.ofRaw(hex(hex));
    }

    private static byte[] hex(JsonNode hex) {
        return HexFormat.of().parseHex(hex.textValue());
    }

    private static List<JsonNode> list(String name) {
        return StreamSupport.stream(ALL.get(name).spliterator(), false).toList();
    }

    private static JsonNode read() {
        try (InputStream in = LinkingVectorsTest.class.getResourceAsStream("/linking-vectors.json")) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
