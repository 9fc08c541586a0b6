package io.github.camelwhatsapp.multidevice.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.vectors.HoldsVectors;
import io.github.camelwhatsapp.vectors.TransportVectors;
import io.github.camelwhatsapp.vectors.VectorFile;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenGiftsTest {
    @Test
    @HoldsVectors(groups = "tcToken")
    void areGivenOnceAWeek() {
        JsonNode vectors = VectorFile.MESSAGING.group("tcToken");
        Instant now = Instant.ofEpochSecond(vectors.required("now").asLong());

        assertThat(TransportVectors.stream(vectors.required("issue")))
                .isNotEmpty()
                .allSatisfy(vector -> assertThat(TokenGifts.isDue(issued(vector.required("senderT")), now))
                        .isEqualTo(vector.required("issue").asBoolean()));
    }

    private static Optional<Instant> issued(JsonNode time) {
        return time.isNull() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(time.asLong()));
    }
}
