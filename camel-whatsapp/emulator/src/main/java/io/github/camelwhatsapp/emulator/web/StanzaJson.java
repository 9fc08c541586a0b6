package io.github.camelwhatsapp.emulator.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwhatsapp.emulator.ledger.Transcript;
import io.github.camelwhatsapp.wire.Node;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** The JSON forms of nodes that passed. Without contents only the length of data is told. */
final class StanzaJson {
    /** How many bytes of data are shown. */
    static final int MOST_BYTES = 4_096;

    private StanzaJson() {}

    /**
     * {@code {service, place, at, connection, account, direction: toServer|toClient, node}}.
     *
     * @param contents whether data are shown
     */
    static ObjectNode of(String service, Transcript.Passed passed, boolean contents) {
        Transcript.Entry entry = passed.entry();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("service", service)
                .put("place", passed.place())
                .put("at", entry.at().toString())
                .put("connection", entry.connection())
                .put("account", entry.account())
                .put("direction", direction(entry.direction()));
        json.set("node", node(entry.node(), contents));
        return json;
    }

    /** The word for a direction. */
    static String direction(Transcript.Direction direction) {
        return direction == Transcript.Direction.RECEIVED ? "toServer" : "toClient";
    }

    /** {@code {tag, attributes, children, bytes, text|hex}}; what there is nothing of is left out. */
    private static ObjectNode node(Node node, boolean contents) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("tag", node.tag());
        ObjectNode attributes = json.putObject("attributes");
        node.attributes().forEach((name, value) -> attributes.put(name, value.toString()));
        if (!node.children().isEmpty()) {
            ArrayNode children = json.putArray("children");
            node.children().forEach(child -> children.add(node(child, contents)));
        }
        if (node.hasData()) {
            byte[] bytes = node.dataBytes();
            json.put("bytes", bytes.length);
            if (contents) {
                data(Arrays.copyOf(bytes, Math.min(bytes.length, MOST_BYTES)), json);
            }
        }
        return json;
    }

    private static void data(byte[] bytes, ObjectNode json) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.chars()
                    .noneMatch(character -> Character.isISOControl(character) && !Character.isWhitespace(character))) {
                json.put("text", text);
                return;
            }
        } catch (CharacterCodingException e) {
            // It is no text, and is shown as what it is.
        }
        json.put("hex", HexFormat.of().formatHex(bytes));
    }
}
