package io.github.camelwhatsapp.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.vectors.TransportVectors;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The inputs that the vector files hold, found by the names of their fields wherever they stand. */
final class VectorSeeds {
    static final String CLASSIC = "classic-vectors.json";
    static final String NODES = "multidevice-bench-nodes.json";
    static final String TRANSPORT = "multidevice-transport-vectors.json";
    static final String MESSAGING = "multidevice-messaging-vectors.json";
    static final String SIGNAL = "signal-vectors.json";

    private VectorSeeds() {}

    /** The bytes of each field with one of these names whose value is hexadecimal; those too long to be worth it are left out. */
    static List<byte[]> bytes(String file, String... fields) {
        return texts(file, fields)
                .filter(text -> text.matches("(?:[0-9a-f]{2}){1,4000}"))
                .map(HexFormat.of()::parseHex)
                .toList();
    }

    /** The text of each field with one of these names. */
    static Stream<String> texts(String file, String... fields) {
        return fields(TransportVectors.load("/vectors/" + file), Arrays.asList(fields))
                .distinct();
    }

    /** Every text in the file, names of fields left out. */
    static Stream<String> texts(String file) {
        return leaves(TransportVectors.load("/vectors/" + file)).distinct();
    }

    private static Stream<String> fields(JsonNode json, List<String> names) {
        Stream<String> own = names.stream()
                .map(json::path)
                .flatMap(value -> value.isArray() ? TransportVectors.stream(value) : Stream.of(value))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
        return Stream.concat(own, TransportVectors.stream(json).flatMap(child -> fields(child, names)));
    }

    private static Stream<String> leaves(JsonNode json) {
        return json.isTextual()
                ? Stream.of(json.asText())
                : TransportVectors.stream(json).flatMap(VectorSeeds::leaves);
    }
}
