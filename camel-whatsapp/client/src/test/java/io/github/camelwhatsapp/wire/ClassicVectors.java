package io.github.camelwhatsapp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The vectors of the classic generation; their layout stands in the group {@code about} of the file. */
public final class ClassicVectors {
    private static final HexFormat HEX = HexFormat.of();
    private static final JsonNode FILE = load();

    private ClassicVectors() {}

    public static JsonNode group(String name) {
        return FILE.get(name);
    }

    public static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    public static byte[] hex(JsonNode text) {
        return HEX.parseHex(text.asText());
    }

    public static String hex(byte[] bytes) {
        return HEX.formatHex(bytes);
    }

    public static Node node(JsonNode json) {
        Node.Builder builder = Node.builder(json.get("tag").asText());
        json.get("attrs")
                .forEach(pair ->
                        builder.attribute(pair.get(0).asText(), pair.get(1).asText()));
        json.path("children").forEach(child -> builder.child(node(child)));
        if (json.has("data")) {
            builder.data(hex(json.get("data")));
        } else if (json.has("dataRepeat")) {
            builder.data(repeated(json.get("dataRepeat")));
        }
        return builder.build();
    }

    /** What tells a body from others: its bytes in hexadecimal, or the summary by which the file gives a long one. */
    static JsonNode summary(byte[] body, JsonNode likeThis) {
        ObjectMapper json = new ObjectMapper();
        if (likeThis.isTextual()) {
            return json.getNodeFactory().textNode(hex(body));
        }
        return json.createObjectNode()
                .put("length", body.length)
                .put("head", hex(Arrays.copyOf(body, 32)))
                .put("tail", hex(Arrays.copyOfRange(body, body.length - 8, body.length)))
                .put("sha256", hex(sha256(body)));
    }

    private static byte[] repeated(JsonNode json) {
        byte[] unit = hex(json.get("unit"));
        byte[] data = new byte[json.get("length").asInt()];
        for (int i = 0; i < data.length; i++) {
            data[i] = unit[i % unit.length];
        }
        if (json.has("lastByte")) {
            data[data.length - 1] = hex(json.get("lastByte"))[0];
        }
        return data;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode load() {
        try (InputStream in = ClassicVectors.class.getResourceAsStream("/vectors/classic-vectors.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
