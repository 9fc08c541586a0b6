package io.github.camelwhatsapp.emulator.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a request says, checked: path, query and body. Used by one thread. */
final class ApiRequest {
    /** Largest body in bytes: room for the longest text with every character escaped. */
    static final int MAX_BODY = 512 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final HttpExchange exchange;
    private final List<String> path;

    ApiRequest(HttpExchange exchange) {
        this.exchange = exchange;
        path = List.of(exchange.getRequestURI().getRawPath().substring(1).split("/", -1));
    }

    HttpExchange exchange() {
        return exchange;
    }

    String method() {
        return exchange.getRequestMethod();
    }

    /** The segments of the path, not decoded. */
    List<String> path() {
        return path;
    }

    /** A segment of the path, decoded. */
    String segment(int index) {
        return decoded(path.get(index).replace("+", "%2B"));
    }

    /** A parameter of the query. */
    Optional<String> parameter(String name) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            parameters.putIfAbsent(decoded(key), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    /** A whole number in the query, within bounds. */
    int number(String name, int least, int most, int otherwise) {
        Optional<String> text = parameter(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        int value = text.get().matches("[0-9]{1,6}") ? Integer.parseInt(text.get()) : -1;
        if (value < least || value > most) {
            throw Refusal.badRequest(name + " must be a whole number from " + least + " to " + most);
        }
        return value;
    }

    /**
     * The JSON object in the body.
     *
     * @param fields the texts that it may have
     * @throws Refusal if the body is something else, too large, or has another field or one that is no text
     */
    Map<String, String> json(String... fields) throws IOException {
        JsonNode body = object();
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!List.of(fields).contains(field.getKey()) || !field.getValue().isTextual()) {
                throw Refusal.badRequest("The body is a JSON object of the texts " + String.join(", ", fields));
            }
            texts.put(field.getKey(), field.getValue().textValue());
        }
        return texts;
    }

    /**
     * The JSON object in the body, whose fields are checked when they are asked for.
     *
     * @param known the names that it may have
     * @throws Refusal if the body is something else, too large, or has another field
     */
    Fields fields(Set<String> known) throws IOException {
        return new Fields(object(), known);
    }

    /** A text that {@link #json} has found. */
    static String required(Map<String, String> body, String field) {
        return Optional.ofNullable(body.get(field))
                .orElseThrow(() -> Refusal.badRequest("The body needs the text '" + field + "'"));
    }

    private JsonNode object() throws IOException {
        String type = contentType();
        if (!type.equals("application/json")) {
            throw new Refusal(
                    415, "The body must be JSON and say so: send the header 'Content-Type: application/json'");
        }
        return parsed(bytes());
    }

    /**
     * Checks that the body says nothing.
     *
     * @throws Refusal if it is anything but absent or an empty JSON object
     */
    void nothing() throws IOException {
        byte[] body = bytes();
        if (body.length > 0 && !parsed(body).isEmpty()) {
            throw Refusal.badRequest("The body says nothing here: leave it out, or send {}");
        }
    }

    /** The body as it is, read as UTF-8. */
    String text() throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.badRequest("The body must be a text in UTF-8");
        }
    }

    /**
     * The content type of the body, without its parameters, in small letters.
     */
    String contentType() {
        String header = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        int semicolon = header.indexOf(';');
        return (semicolon < 0 ? header : header.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    private byte[] bytes() throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throw new Refusal(413, "The body is too large; " + MAX_BODY + " bytes are allowed");
        }
        return bytes;
    }

    private static JsonNode parsed(byte[] bytes) throws IOException {
        try {
            JsonNode body = JSON.readTree(bytes);
            if (body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            throw Refusal.badRequest("The body is no JSON: " + e.getOriginalMessage());
        }
        throw Refusal.badRequest(
                "The body must be a JSON object such as {\"to\": \"34600000001\", \"text\": \"hello\"}");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("The address holds a % that is not followed by two hexadecimal digits");
        }
    }
}
