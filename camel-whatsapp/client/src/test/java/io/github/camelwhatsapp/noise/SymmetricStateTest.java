package io.github.camelwhatsapp.noise;

import static io.github.camelwhatsapp.vectors.TransportVectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.vectors.TransportVectors;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SymmetricStateTest {
    private static final byte[] NOTHING = new byte[0];

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("transcripts")
    void isAfterEachStepWhatTheVectorsSay(String id, String side, JsonNode steps) {
        SymmetricState state = new SymmetricState(
                steps.get(0).get("protocolName").asText(), hex(steps.get(1).get("data")));
        for (int i = 1; i < steps.size(); i++) {
            JsonNode step = steps.get(i);
            if (i > 1) {
                perform(state, step);
            }
            assertThat(state.hash()).as("h after %s", step.get("op")).isEqualTo(hex(step.get("h")));
            assertThat(state.chainingKey()).as("ck after %s", step.get("op")).isEqualTo(hex(step.get("ck")));
        }
        assertThat(state.cipher().counter()).isEqualTo(1);
    }

    @Test
    void encryptsNothingBeforeTheFirstAgreement() {
        SymmetricState state = new SymmetricState("Noise_XX_25519_AESGCM_SHA256", NOTHING);
        assertThatIllegalStateException().isThrownBy(() -> state.encryptAndHash(NOTHING));
    }

    @Test
    void overwritesItsKeysWhenDestroyed() {
        SymmetricState state =
                new SymmetricState("Noise_XX_25519_AESGCM_SHA256", "WA".getBytes(StandardCharsets.US_ASCII));
        state.mixKey(new byte[32]);
        state.destroy();
        assertThat(state.chainingKey()).isEqualTo(new byte[32]);
        assertThatIllegalStateException().isThrownBy(() -> state.encryptAndHash(NOTHING));
    }

    static Stream<Arguments> transcripts() {
        return TransportVectors.list("noise").flatMap(vector -> Stream.of("clientSteps", "serverSteps")
                .map(side -> Arguments.of(vector.get("id").asText(), side, vector.get(side))));
    }

    private static void perform(SymmetricState state, JsonNode step) {
        switch (step.get("op").asText()) {
            case "mixHash" -> state.mixHash(hex(step.get("data")));
            case "mixKey" -> {
                state.mixKey(hex(step.get("ikm")));
                assertThat(state.cipher().counter()).isZero();
            }
            case "encryptAndHash" -> {
                assertThat(state.encryptAndHash(hex(step.get("plaintext")))).isEqualTo(hex(step.get("ciphertext")));
                assertThat(state.cipher().counter()).isEqualTo(step.get("n").asLong());
            }
            case "decryptAndHash" -> {
                assertThat(state.decryptAndHash(hex(step.get("ciphertext")))).isEqualTo(hex(step.get("plaintext")));
                assertThat(state.cipher().counter()).isEqualTo(step.get("n").asLong());
            }
            default -> throw new AssertionError("An unknown step: " + step.get("op"));
        }
    }
}
