package io.github.camelwhatsapp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.vectors.TransportVectors;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MultiDeviceVectorsTest {
    /** Where another peer's form is shorter than the one that the vectors were made with, ours is that one. */
    private static final Set<String> SHORTER_THAN_THE_REFERENCE = Set.of("jid-pn-device-0", "children-0");

    /** Vectors on which peers differ and that we read; the others of their kind are rejected (section 4.7). */
    private static final Set<String> READ_BY_POLICY = Set.of("interop-jid-no-server", "ad-jid-domain-130");

    private final MultiDeviceNodeEncoder encoder = new MultiDeviceNodeEncoder();
    private final MultiDeviceNodeDecoder decoder = new MultiDeviceNodeDecoder();

    @Test
    void hasAllVectors() {
        assertThat(TransportVectors.list("nodeEncode")).hasSize(81);
        assertThat(TransportVectors.list("nodeDecode")).hasSize(65);
        assertThat(NodeVectors.samples()).hasSize(5);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("encodings")
    void writesTheSameBytes(String id, JsonNode vector) throws Exception {
        byte[] written = encoder.encode(NodeVectors.textual(vector.get("node")));
        if (vector.has("length")) {
            assertThat(written)
                    .hasSize(vector.get("length").asInt())
                    .startsWith(TransportVectors.hex(vector.get("prefix")));
            assertThat(sha256(written)).isEqualTo(vector.get("sha256").asText());
        } else if (SHORTER_THAN_THE_REFERENCE.contains(id)) {
            assertThat(written).isEqualTo(TransportVectors.hex(vector.at("/alsoSeen/whatsmeow")));
        } else {
            assertThat(written).isEqualTo(TransportVectors.hex(vector.get("bytes")));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("encodings")
    void writesAddressesGivenAsSuchTheSameWay(String id, JsonNode vector) {
        assertThat(encoder.encode(NodeVectors.typed(vector.get("node"))))
                .isEqualTo(encoder.encode(NodeVectors.textual(vector.get("node"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("encodings")
    void readsBackWhatItWrote(String id, JsonNode vector) {
        Node expected = NodeVectors.typed(vector.has("decoded") ? vector.get("decoded") : vector.get("node"));
        Node read = decoder.decode(encoder.encode(NodeVectors.textual(vector.get("node"))));
        assertThat(read).isEqualTo(expected);
        assertThat(read.isTextual()).isEqualTo(expected.isTextual());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherForms")
    void readsTheFormsOfAllPeersAlike(String id, JsonNode vector, byte[] form) {
        JsonNode expected = vector.has("decoded") ? vector.get("decoded") : vector.get("node");
        assertThat(decoder.decode(form)).isEqualTo(NodeVectors.typed(expected));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void readsWhatPeersAccept(String id, JsonNode vector) {
        Node expected = NodeVectors.typed(vector.get("node"));
        Node read = decoder.decode(TransportVectors.hex(vector.get("bytes")));
        assertThat(read).isEqualTo(expected);
        assertThat(read.isTextual()).isEqualTo(expected.isTextual());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rejected")
    void rejectsWhatIsMalformed(String id, JsonNode vector) {
        byte[] bytes = TransportVectors.hex(vector.get("bytes"));
        assertThatExceptionOfType(NodeFormatException.class).isThrownBy(() -> decoder.decode(bytes));
    }

    @Test
    void readsInteropAddressesWithoutAServer() {
        assertThat(from("interop-jid-no-server")).isEqualTo("3-100012345:7@interop");
    }

    @Test
    void takesAnEvenDomainFrom128OnForAHostedAccount() {
        assertThat(from("ad-jid-domain-130")).isEqualTo("15551230001:5@hosted");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sampleNodes")
    void writesTheSampleNodesLikeTheReference(String name, JsonNode sample) throws Exception {
        byte[] written = encoder.encode(NodeVectors.textual(sample.get("node")));
        assertThat(written).hasSize(sample.at("/wire/bytes").asInt());
        assertThat(sha256(written)).isEqualTo(sample.at("/wire/sha256").asText());
        assertThat(decoder.decode(written)).isEqualTo(NodeVectors.typed(sample.get("node")));
    }

    static Stream<Arguments> encodings() {
        return TransportVectors.list("nodeEncode").map(MultiDeviceVectorsTest::named);
    }

    static Stream<Arguments> otherForms() {
        List<Arguments> forms = new ArrayList<>();
        TransportVectors.list("nodeEncode")
                .filter(vector -> vector.has("bytes"))
                .forEach(vector -> {
                    String id = vector.get("id").asText();
                    forms.add(Arguments.of(id, vector, TransportVectors.hex(vector.get("bytes"))));
                    // A peer that omits empty attributes does not write another form but another node.
                    if (vector.has("alsoSeen") && !id.equals("attr-empty-string")) {
                        vector.get("alsoSeen")
                                .forEach(form -> forms.add(Arguments.of(id, vector, TransportVectors.hex(form))));
                    }
                });
        return forms.stream();
    }

    static Stream<Arguments> accepted() {
        return decodings("accept");
    }

    static Stream<Arguments> rejected() {
        Stream<Arguments> byPolicy = TransportVectors.list("nodeDecode")
                .filter(vector -> vector.get("expect").asText().equals("policy"))
                .filter(vector -> !READ_BY_POLICY.contains(vector.get("id").asText()))
                .map(MultiDeviceVectorsTest::named);
        return Stream.concat(decodings("reject"), byPolicy);
    }

    static Stream<Arguments> sampleNodes() {
        return NodeVectors.samples()
                .map(sample -> Arguments.of(sample.get("name").asText(), sample));
    }

    private static Stream<Arguments> decodings(String verdict) {
        return TransportVectors.list("nodeDecode")
                .filter(vector -> vector.get("expect").asText().equals(verdict))
                .map(MultiDeviceVectorsTest::named);
    }

    private static Arguments named(JsonNode vector) {
        return Arguments.of(vector.get("id").asText(), vector);
    }

    private String from(String id) {
        JsonNode vector = TransportVectors.list("nodeDecode")
                .filter(candidate -> candidate.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
        return decoder.decode(TransportVectors.hex(vector.get("bytes")))
                .attributes()
                .requireText("from");
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
