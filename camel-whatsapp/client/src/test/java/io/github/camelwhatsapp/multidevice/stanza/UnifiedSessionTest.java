package io.github.camelwhatsapp.multidevice.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.vectors.TransportVectors;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnifiedSessionTest {
    static Stream<JsonNode> vectors() {
        return TransportVectors.list("unifiedSession");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void namesTheWeeksSessionAsTheVectorsDo(JsonNode vector) {
        Instant server = Instant.ofEpochMilli(vector.get("localTimeMs").asLong()
                + vector.get("serverOffsetMs").asLong());

        assertThat(Iqs.unifiedSession(server)
                        .child("unified_session")
                        .orElseThrow()
                        .attribute("id"))
                .contains(vector.get("id").asText());
    }
}
