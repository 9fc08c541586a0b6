package io.github.camelwhatsapp.classic.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.ClassicVectors;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuthenticationBlobTest {
    static Stream<JsonNode> androidBlobs() {
        return ClassicVectors.stream(ClassicVectors.group("authBlob"))
                .filter(vector -> vector.get("layout").asText().equals("android-2016"));
    }

    static Stream<JsonNode> frames() {
        return Stream.of(ClassicVectors.group("frames"));
    }

    @ParameterizedTest
    @MethodSource("androidBlobs")
    void hasTheLayoutOfTheAndroidClient(JsonNode vector) {
        byte[] plain = AuthenticationBlob.plain(
                vector.get("phone").asText(),
                ClassicVectors.hex(vector.get("challenge")),
                Instant.ofEpochSecond(vector.get("time").asLong()));

        assertThat(ClassicVectors.hex(plain)).isEqualTo(vector.get("plaintext").asText());
        StreamKeys keys = StreamKeys.derive(
                Base64.getDecoder().decode(vector.get("passwordBase64").asText()),
                ClassicVectors.hex(vector.get("challenge")));
        assertThat(ClassicVectors.hex(keys.outgoing().sealBlob(plain)))
                .isEqualTo(vector.get("blob").asText());
    }

    @ParameterizedTest
    @MethodSource("frames")
    void derivesTheKeysOfBothDirections(JsonNode vector) {
        StreamKeys keys = StreamKeys.derive(
                Base64.getDecoder().decode(vector.get("passwordBase64").asText()),
                ClassicVectors.hex(vector.get("nonce")));

        for (JsonNode frame : vector.get("clientToServer")) {
            byte[] body = ClassicNodeEncoder.encode(ClassicVectors.node(frame.get("node")));
            assertThat(frame.get("frame").asText())
                    .endsWith(ClassicVectors.hex(keys.outgoing().sealFrame(body)));
        }
        for (JsonNode frame : vector.get("serverToClient")) {
            byte[] bytes = ClassicVectors.hex(frame.get("frame"));
            byte[] opened = keys.incoming()
                    .openFrame(ByteBuffer.wrap(bytes, 3, bytes.length - 3).slice());
            assertThat(ClassicVectors.hex(opened)).isEqualTo(frame.get("body").asText());
        }
    }
}
