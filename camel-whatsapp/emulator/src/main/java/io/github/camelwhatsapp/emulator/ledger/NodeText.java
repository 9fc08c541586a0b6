package io.github.camelwhatsapp.emulator.ledger;

import io.github.camelwhatsapp.wire.Node;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A node in words with its data: as text where it is UTF-8, else in hexadecimal. */
final class NodeText {
    private NodeText() {}

    static String withContents(Node node) {
        StringBuilder out = new StringBuilder();
        print(node, out);
        return out.toString();
    }

    private static void print(Node node, StringBuilder out) {
        out.append('<').append(node.tag());
        node.attributes()
                .forEach((name, value) ->
                        out.append(' ').append(name).append("=\"").append(value).append('"'));
        out.append('>');
        node.children().forEach(child -> print(child, out));
        out.append(node.hasData() ? data(node.dataBytes()) : "");
        out.append("</").append(node.tag()).append('>');
    }

    private static String data(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return "hex:" + HexFormat.of().formatHex(bytes);
        }
    }
}
