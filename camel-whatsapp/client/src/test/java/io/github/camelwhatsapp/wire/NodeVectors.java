package io.github.camelwhatsapp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.vectors.TransportVectors;
import java.util.Base64;
import java.util.stream.Stream;

/** The node vectors of the newer generation, read from JSON (multidevice-transport.md section 12). */
final class NodeVectors {
    private NodeVectors() {}

    static Stream<JsonNode> samples() {
        return TransportVectors.stream(
                TransportVectors.load("/vectors/multidevice-bench-nodes.json").get("nodes"));
    }

    /** The node with its attribute values as the texts that stand in the vector. */
    static Node textual(JsonNode json) {
        return node(json, false);
    }

    /** The node with each attribute value that has an {@code @} as an address. */
    static Node typed(JsonNode json) {
        return node(json, true);
    }

    private static Node node(JsonNode json, boolean typed) {
        Node.Builder builder = Node.builder(json.get("tag").asText());
        JsonNode attributes = json.get("attrs");
        if (attributes.isArray()) {
            attributes.forEach(
                    pair -> attribute(builder, pair.get(0).asText(), pair.get(1).asText(), typed));
        } else {
            attributes
                    .properties()
                    .forEach(entry ->
                            attribute(builder, entry.getKey(), entry.getValue().asText(), typed));
        }
        content(builder, json.path("content"), typed);
        return builder.build();
    }

    private static void attribute(Node.Builder builder, String name, String value, boolean typed) {
        if (!typed || !value.contains("@")) {
            builder.attribute(name, value);
        } else if (value.startsWith("@")) {
            builder.attribute(name, Jid.of("", value.substring(1)));
        } else {
            builder.attribute(name, Jid.parse(value));
        }
    }

    private static void content(Node.Builder builder, JsonNode content, boolean typed) {
        if (content.isArray()) {
            content.forEach(child -> builder.child(node(child, typed)));
        } else if (content.has("children")) {
            content.get("children").forEach(child -> builder.child(node(child, typed)));
        } else if (content.has("text")) {
            builder.textual(content.get("text").asText());
        } else if (content.has("hex")) {
            builder.data(TransportVectors.hex(content.get("hex")));
        } else if (content.has("b64")) {
            builder.data(Base64.getDecoder().decode(content.get("b64").asText()));
        } else if (content.has("pattern")) {
            byte[] pattern = new byte[content.get("pattern").asInt()];
            for (int i = 0; i < pattern.length; i++) {
                pattern[i] = (byte) (i % 251);
            }
            builder.data(pattern);
        }
    }
}
