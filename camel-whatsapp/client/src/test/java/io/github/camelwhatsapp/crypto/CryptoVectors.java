package io.github.camelwhatsapp.crypto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The recorded vectors of {@code signal-vectors.json} and {@code classic-vectors.json}, and how to read their fields. */
public final class CryptoVectors {
    private static final HexFormat HEX = HexFormat.of();
    private static final JsonNode SIGNAL = load("/vectors/signal-vectors.json");
    private static final JsonNode CLASSIC = load("/vectors/classic-vectors.json");

    private CryptoVectors() {}

    /** A group of the Signal vectors. */
    public static JsonNode signal(String group) {
        return SIGNAL.required(group);
    }

    /** A group of the vectors of the classic generation. */
    public static JsonNode classic(String group) {
        return CLASSIC.required(group);
    }

    /** The elements of an array. */
    public static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** A field that holds bytes in hexadecimal. */
    public static byte[] bytes(JsonNode vector, String field) {
        return HEX.parseHex(vector.required(field).asText());
    }

    /** Bytes in hexadecimal, as the files write them. */
    public static String hex(byte[] bytes) {
        return HEX.formatHex(bytes);
    }

    /** A field that holds a private key. */
    public static PrivateKey privateKey(JsonNode vector, String field) {
        return PrivateKey.of(bytes(vector, field));
    }

    /** A field that holds a public key, raw or with its type byte. */
    public static PublicKey publicKey(JsonNode vector, String field) {
        byte[] bytes = bytes(vector, field);
        return bytes.length == PublicKey.RAW_LENGTH ? PublicKey.ofRaw(bytes) : PublicKey.ofSerialized(bytes);
    }

    /** The fields {@code <prefix>Public} and {@code <prefix>Private}. */
    public static KeyPair keyPair(JsonNode vector, String prefix) {
        return new KeyPair(publicKey(vector, prefix + "Public"), privateKey(vector, prefix + "Private"));
    }

    private static JsonNode load(String resource) {
        try (InputStream in = CryptoVectors.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
