package io.github.camelwhatsapp.benchmarks.micro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.stream.StreamSupport;

/**
 * The five nodes of the file {@code nodes.json}, which stand for what a client sends and gets: a presence, the answer about a group
 * of 50, a text, a message to a group of 200, a medium's worth of bytes. In the file a node is a tag, attributes in their order, and
 * perhaps content: a list of nodes, or bytes in Base64.
 */
final class SampleNodes {
    private static final String FILE = "nodes.json";

    private SampleNodes() {}

    /**
     * Reads one of the nodes.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    static Node read(String name) {
        try (InputStream file = SampleNodes.class.getResourceAsStream(FILE)) {
            return StreamSupport.stream(
                            new ObjectMapper().readTree(file).path("nodes").spliterator(), false)
                    .filter(sample -> sample.path("name").asText().equals(name))
                    .map(sample -> node(sample.path("node")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(FILE + " has no node '" + name + "'"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with addresses instead of texts where an attribute holds one, as the client has them. */
    static Node readAddressed(String name) {
        return addressed(read(name));
    }

    private static Node addressed(Node node) {
        Node.Builder copy = Node.builder(node.tag());
        node.attributes().forEach((name, value) -> {
            String text = value.toString();
            if (text.indexOf('@') > 0) {
                copy.attribute(name, Jid.parse(text));
            } else {
                copy.attribute(name, text);
            }
        });
        node.children().forEach(child -> copy.child(addressed(child)));
        return node.hasData() ? copy.data(node.data()).build() : copy.build();
    }

    private static Node node(JsonNode json) {
        Node.Builder node = Node.builder(json.path("tag").asText());
        json.path("attrs")
                .properties()
                .forEach(attribute ->
                        node.attribute(attribute.getKey(), attribute.getValue().asText()));
        JsonNode content = json.path("content");
        if (content.has("b64")) {
            node.data(Base64.getDecoder().decode(content.path("b64").asText()));
        }
        content.forEach(child -> {
            if (child.isObject()) {
                node.child(node(child));
            }
        });
        return node.build();
    }
}
