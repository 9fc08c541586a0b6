package io.github.camelwhatsapp.multidevice.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.vectors.HoldsVectors;
import io.github.camelwhatsapp.vectors.TransportVectors;
import io.github.camelwhatsapp.vectors.VectorFile;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@HoldsVectors(groups = "padding")
class PaddingTest {
    private static final JsonNode PADDING = VectorFile.MESSAGING.group("padding");

    @ParameterizedTest
    @MethodSource("cases")
    void isAddedByChanceAndTakenOff(JsonNode vector) {
        byte[] plaintext = TransportVectors.hex(vector.required("plaintext"));
        byte[] padded = TransportVectors.hex(vector.required("padded"));
        long drawn = Long.parseLong(vector.required("randomByte").asText(), 16);
        RandomGenerator random = () -> drawn << Integer.SIZE;

        assertThat(Padding.pad(plaintext, random))
                .isEqualTo(padded)
                .hasSize(plaintext.length + vector.required("padLength").asInt());
        assertThat(Padding.unpad(padded)).isEqualTo(plaintext);
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void isRefusedWhereItIsNone(JsonNode vector) {
        assertThatIllegalArgumentException()
                .as(vector.required("why").asText())
                .isThrownBy(() -> Padding.unpad(TransportVectors.hex(vector.required("padded"))))
                .withMessageContaining("padding");
    }

    static Stream<JsonNode> cases() {
        return TransportVectors.stream(PADDING.required("cases"));
    }

    static Stream<JsonNode> invalid() {
        return TransportVectors.stream(PADDING.required("invalid"));
    }
}
