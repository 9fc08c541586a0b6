package io.github.camelwhatsapp.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelwhatsapp.wire.MultiDeviceNodeDecoder;
import io.github.camelwhatsapp.wire.MultiDeviceNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What is measured is what the sample file says: the shortest form, and content that is not copied. */
class MultiDeviceCodecTest {
    @Test
    void encodesEachSampleToItsReferenceBytes() throws IOException, GeneralSecurityException {
        try (InputStream file = SampleNodes.class.getResourceAsStream("nodes.json")) {
            for (JsonNode sample : new ObjectMapper().readTree(file).path("nodes")) {
                byte[] encoded = new MultiDeviceNodeEncoder()
                        .encode(SampleNodes.readAddressed(sample.path("name").asText()));

                JsonNode wire = sample.path("wire");
                assertThat(encoded).hasSize(wire.path("bytes").asInt());
                assertThat(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(encoded)))
                        .isEqualTo(wire.path("sha256").asText());
            }
        }
    }

    @Test
    void handsOutLargeContentAsASliceOfThePayload() {
        byte[] payload = new MultiDeviceNodeEncoder().encode(SampleNodes.readAddressed("big64k"));
        Node content = new MultiDeviceNodeDecoder().decode(payload).child("enc").orElseThrow();
        byte last = content.data().get(content.data().limit() - 1);

        payload[payload.length - 1] = (byte) ~last;

        assertThat(content.data().get(content.data().limit() - 1)).isEqualTo((byte) ~last);
    }
}
