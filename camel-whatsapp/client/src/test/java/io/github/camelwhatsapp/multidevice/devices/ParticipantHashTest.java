package io.github.camelwhatsapp.multidevice.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.vectors.HoldsVectors;
import io.github.camelwhatsapp.vectors.TransportVectors;
import io.github.camelwhatsapp.vectors.VectorFile;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@HoldsVectors(groups = "participantHash")
class ParticipantHashTest {
    @ParameterizedTest
    @MethodSource("cases")
    void isTheSameInWhicheverOrderTheDevicesStand(JsonNode vector) {
        List<Jid> devices = TransportVectors.stream(vector.required("devices"))
                .map(device -> Jid.parse(device.asText()))
                .collect(Collectors.toList());
        String expected = vector.required("phash").asText();

        assertThat(ParticipantHash.of(devices)).isEqualTo(expected);
        Collections.reverse(devices);
        assertThat(ParticipantHash.of(devices)).isEqualTo(expected);
    }

    static Stream<JsonNode> cases() {
        return TransportVectors.stream(
                VectorFile.MESSAGING.group("participantHash").required("cases"));
    }
}
