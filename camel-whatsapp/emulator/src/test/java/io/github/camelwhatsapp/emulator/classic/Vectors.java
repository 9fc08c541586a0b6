package io.github.camelwhatsapp.emulator.classic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelwhatsapp.wire.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;

/** The recorded vectors of the classic protocol. */
final class Vectors {
    private static final JsonNode ALL = load();

    private Vectors() {}

    static JsonNode group(String name) {
        return ALL.required(name);
    }

    static List<JsonNode> list(String name) {
        return StreamSupport.stream(ALL.required(name).spliterator(), false).toList();
    }

    static byte[] hex(JsonNode node) {
        return HexFormat.of().parseHex(node.asText());
    }

    static Node node(JsonNode json) {
        Node.Builder builder = Node.builder(json.required("tag").asText());
        json.required("attrs")
                .forEach(pair ->
                        builder.attribute(pair.get(0).asText(), pair.get(1).asText()));
        json.path("children").forEach(child -> builder.child(node(child)));
        if (json.has("data")) {
            builder.data(hex(json.get("data")));
        }
        return builder.build();
    }

    private static JsonNode load() {
        try (InputStream in = Vectors.class.getResourceAsStream("/classic-vectors.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
