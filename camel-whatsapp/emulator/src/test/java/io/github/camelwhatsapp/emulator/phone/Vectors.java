package io.github.camelwhatsapp.emulator.phone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;

/** The vectors of the classic protocol that concern a login. */
final class Vectors {
    private static final JsonNode ALL = read();

    private Vectors() {}

    static List<JsonNode> keys() {
        return list(ALL.get("keys"));
    }

    static List<JsonNode> authBlobs() {
        return list(ALL.get("authBlob"));
    }

    static JsonNode login() {
        return ALL.get("login");
    }

    static byte[] hex(JsonNode vector, String field) {
        return HexFormat.of().parseHex(vector.get(field).textValue());
    }

    static byte[] base64(JsonNode vector, String field) {
        return Base64.getDecoder().decode(vector.get(field).textValue());
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static JsonNode read() {
        try (InputStream in = Vectors.class.getResourceAsStream("/classic-vectors.json")) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
