package io.github.camelwhatsapp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The codec against bytes that other clients produced: groups codec, decodeOnly, reject, login and fastLogin. */
class ClassicCodecVectorsTest {
    /** A long body is cut in its first and last bytes only: cuts within its data are all alike. */
    private static final int CUTS = 600;

    @Test
    void hasAllVectors() {
        assertThat(codec()).hasSize(58);
        assertThat(decodeOnly()).hasSize(16);
        assertThat(reject()).hasSize(29);
        assertThat(exchanges()).hasSize(26);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"codec", "exchanges"})
    void encodesAsOtherClientsDo(String name, JsonNode vector) {
        byte[] body = encoded(vector);

        assertThat(ClassicVectors.summary(body, vector.get("body"))).isEqualTo(vector.get("body"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"codec", "exchanges"})
    void decodesWhatItEncodes(String name, JsonNode vector) {
        Node node = ClassicVectors.node(vector.get("node"));

        assertThat(ClassicNodeDecoder.decode(encoded(vector))).isEqualTo(node);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decodeOnly")
    void decodesWhatItWouldNotWrite(String name, JsonNode vector) {
        Node node = ClassicVectors.node(vector.get("node"));

        assertThat(ClassicNodeDecoder.decode(ClassicVectors.hex(vector.get("body"))))
                .isEqualTo(node);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reject")
    void rejectsWhatIsNoNode(String name, JsonNode vector) {
        assertRejected(ByteBuffer.wrap(ClassicVectors.hex(vector.get("body"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"codec", "decodeOnly"})
    void rejectsEveryTruncation(String name, JsonNode vector) {
        byte[] body = vector.get("body").isTextual() ? ClassicVectors.hex(vector.get("body")) : encoded(vector);

        IntStream.range(0, body.length)
                .filter(length -> length < CUTS || length > body.length - CUTS)
                .forEach(length -> assertRejected(ByteBuffer.wrap(body, 0, length)));
    }

    @Test
    void tellsTheEndOfTheStreamFromNodes() {
        JsonNode vector = ClassicVectors.stream(ClassicVectors.group("decodeOnly"))
                .filter(each -> each.get("node").isNull())
                .findFirst()
                .orElseThrow();
        byte[] end = ClassicVectors.hex(vector.get("body"));

        assertThat(ClassicNodeEncoder.streamEnd()).isEqualTo(end);
        assertThat(ClassicNodeDecoder.isStreamEnd(ByteBuffer.wrap(end))).isTrue();
        assertRejected(ByteBuffer.wrap(end));
        assertThat(codec()).noneSatisfy(each -> assertThat(
                        ClassicNodeDecoder.isStreamEnd(ByteBuffer.wrap(encoded((JsonNode) each.get()[1]))))
                .isTrue());
    }

    private static void assertRejected(ByteBuffer body) {
        assertThatExceptionOfType(NodeFormatException.class)
                .as("%d bytes", body.remaining())
                .isThrownBy(() -> ClassicNodeDecoder.decode(body))
                .withMessageStartingWith("Expected ");
    }

    private static byte[] encoded(JsonNode vector) {
        return ClassicNodeEncoder.encode(ClassicVectors.node(vector.get("node")));
    }

    private static Stream<Arguments> codec() {
        return named(ClassicVectors.group("codec"), "name");
    }

    private static Stream<Arguments> decodeOnly() {
        return named(ClassicVectors.group("decodeOnly"), "name")
                .filter(each -> !((JsonNode) each.get()[1]).get("node").isNull());
    }

    private static Stream<Arguments> reject() {
        return named(ClassicVectors.group("reject"), "name");
    }

    private static Stream<Arguments> exchanges() {
        return Stream.of("login", "fastLogin")
                .flatMap(group -> named(ClassicVectors.group(group).get("steps"), "note"))
                .filter(each -> ((JsonNode) each.get()[1]).has("node"));
    }

    private static Stream<Arguments> named(JsonNode vectors, String name) {
        return ClassicVectors.stream(vectors)
                .map(each -> Arguments.of(each.get(name).asText(), each));
    }
}
