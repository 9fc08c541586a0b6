package io.github.camelwhatsapp.multidevice.pairing;

import static io.github.camelwhatsapp.vectors.TransportVectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PrivateKey;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.ScriptedRandom;
import io.github.camelwhatsapp.vectors.TransportVectors;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodePairingTest {
    @ParameterizedTest
    @MethodSource("vectors")
    void saysWhatTheVectorsSay(JsonNode vector) {
        JsonNode hello = vector.get("companionHello");
        JsonNode finish = vector.get("companionFinish");
        ScriptedRandom random = new ScriptedRandom()
                .then(hex(hello.get("salt")))
                .then(hex(hello.get("iv")))
                .then(hex(finish.get("random")))
                .then(hex(finish.get("bundleSalt")))
                .then(hex(finish.get("bundleIv")));
        CodePairing pairing = new CodePairing(
                PairingCode.of(vector.get("displayed").asText()),
                pair(vector, "companionEphemeral"),
                pair(vector, "companionIdentity"),
                random);

        assertThat(pairing.hello()).isEqualTo(hex(hello.get("wrapped")));
        CodePairing.Finish done =
                pairing.finish(hex(vector.at("/primaryHello/wrapped")), hex(vector.at("/primaryIdentity/public")));
        assertThat(done.wrappedBundle()).isEqualTo(hex(finish.get("wrapped"))).hasSize(156);
        assertThat(done.advSecret()).isEqualTo(hex(vector.get("advSecret")));
        assertThat(random.left()).isZero();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void unwrapsWhatThePhoneWrapped(JsonNode vector) {
        PairingCode code = PairingCode.of(vector.get("code").asText());
        assertThat(code.unwrap(hex(vector.at("/primaryHello/wrapped"))).raw())
                .isEqualTo(hex(vector.at("/primaryEphemeral/public")));
    }

    @Test
    void spellsCodesAsTheVectorsDo() {
        assertThat(Stream.concat(
                        TransportVectors.list("codeAlphabet")
                                .map(vector -> List.of(vector.get("bytes"), vector.get("code"))),
                        vectors().map(vector -> List.of(vector.get("codeBytes"), vector.get("code")))))
                .hasSize(8)
                .allSatisfy(pair -> {
                    PairingCode code = PairingCode.generate(new ScriptedRandom().then(hex(pair.get(0))));
                    assertThat(code).isEqualTo(PairingCode.of(pair.get(1).asText()));
                    assertThat(code.displayed().replace("-", ""))
                            .isEqualTo(pair.get(1).asText());
                });
    }

    @Test
    void takesCodesAsPeopleTypeThem() {
        assertThat(PairingCode.of("abcd-efgh")).isEqualTo(PairingCode.of("ABCDEFGH"));
        assertThat(PairingCode.of("ABCDEFGH")).isNotEqualTo(PairingCode.of("ABCDEFGJ"));
        for (String text : List.of("", "ABCDEFG", "ABCDEFGHJ", "ABCDEFG0", "ABCDEFGI", "ABCDEFGO", "ABCDEFGU")) {
            assertThatIllegalArgumentException().isThrownBy(() -> PairingCode.of(text));
        }
    }

    @Test
    void refusesKeysOfAnotherLength() {
        JsonNode vector = vectors().findFirst().orElseThrow();
        KeyPair keys = pair(vector, "companionIdentity");
        CodePairing pairing = new CodePairing(PairingCode.of("ABCDEFGH"), keys, keys, new ScriptedRandom());
        assertThatExceptionOfType(PairingException.class)
                .isThrownBy(() -> pairing.finish(new byte[81], new byte[32]))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(500));
        assertThatExceptionOfType(PairingException.class).isThrownBy(() -> pairing.finish(new byte[80], new byte[31]));
    }

    @Test
    void showsNoSecret() {
        assertThat(PairingCode.of("ABCDEFGH").toString()).doesNotContain("ABCD");
    }

    @Test
    void writesTheQrTextsOfTheVectors() {
        assertThat(TransportVectors.list("qr")).hasSize(6).allSatisfy(vector -> {
            PairingQr qr = new PairingQr(
                    PublicKey.ofRaw(hex(vector.get("noisePublic"))),
                    PublicKey.ofRaw(hex(vector.get("identityPublic"))),
                    hex(vector.get("advSecret")),
                    platform(vector.get("platformId").asText()));
            assertThat(qr.text(vector.get("ref").asText()))
                    .isEqualTo(vector.get("text").asText());
            assertThat(qr)
                    .hasToString(
                            "PairingQr(" + platform(vector.get("platformId").asText()) + ", secret of 32 bytes)");
        });
    }

    @Test
    void refusesReferencesThatWouldSpoilTheQrText() {
        PublicKey key = PublicKey.ofRaw(new byte[32]);
        PairingQr qr = new PairingQr(key, key, new byte[32], CompanionPlatform.CHROME);
        assertThatIllegalArgumentException().isThrownBy(() -> qr.text(""));
        assertThatIllegalArgumentException().isThrownBy(() -> qr.text("2@a,b"));
    }

    static Stream<JsonNode> vectors() {
        return TransportVectors.list("pairingCode");
    }

    private static CompanionPlatform platform(String id) {
        return Stream.of(CompanionPlatform.values())
                .filter(platform -> id.equals("" + platform.id()))
                .findFirst()
                .orElseThrow();
    }

    private static KeyPair pair(JsonNode vector, String name) {
        return KeyPair.of(PrivateKey.of(hex(vector.get(name).get("private"))));
    }
}
