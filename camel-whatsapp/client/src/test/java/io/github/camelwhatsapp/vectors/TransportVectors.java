package io.github.camelwhatsapp.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.provider.Arguments;

/** The vectors of the newer generation's transport half (multidevice-transport.md section 12). */
public final class TransportVectors {
    private static final JsonNode ALL = load("/vectors/multidevice-transport-vectors.json");

    private TransportVectors() {}

    /** What stands under a key of the file. */
    public static JsonNode get(String key) {
        return ALL.get(key);
    }

    /** The vectors of a list. */
    public static Stream<JsonNode> list(String key) {
        return stream(ALL.get(key));
    }

    /** The vectors of a list with their ids, for a parameterised test. */
    public static Stream<Arguments> named(String key) {
        return list(key).map(vector -> Arguments.of(vector.get("id").asText(), vector));
    }

    /** The bytes of a hexadecimal text; none for null. */
    public static byte[] hex(JsonNode json) {
        return json.isNull() ? new byte[0] : HexFormat.of().parseHex(json.asText());
    }

    /** The elements of an array. */
    public static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** Reads a JSON file from the test resources. */
    public static JsonNode load(String resource) {
        try (InputStream in = TransportVectors.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
