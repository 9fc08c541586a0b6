package io.github.camelwhatsapp.component;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The self-contained JSON form of an exchange: everything that a route knows of an event or is about to do, in one document that survives
 * what drops Camel's headers. Its fields are told in {@code json-form-1.schema.json}; those that this version does not know are passed
 * over.
 *
 * @param root the document
 */
record JsonForm(ObjectNode root) {
    static final int VERSION = 1;
    static final String SCHEMA = "urn:camel-whatsapp:json-form:1";

    static final String VERSION_FIELD = "version";
    static final String ACCOUNT = "account";
    static final String EVENT = "event";
    static final String OPERATION = "operation";
    static final String HEADERS = "headers";
    static final String BODY = "body";
    static final String CONTENT = "content";
    static final String MEDIA = "media";
    static final String DATA = "data";
    static final String ARGUMENTS = "arguments";

    private static final int LARGEST_TEXT = 20 << 20;
    private static final int LARGEST_DOCUMENT = 32 << 20;
    private static final int DEEPEST = 100;

    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LARGEST_TEXT)
                            .maxDocumentLength(LARGEST_DOCUMENT)
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * Reads a document: the form itself, or a CloudEvent in structured mode whose data it is.
     *
     * @throws JsonFormException if it is neither
     */
    static JsonForm parse(InputStream document) {
        JsonNode root;
        try (JsonParser parser = JSON.createParser(document)) {
            root = JSON.readTree(parser);
        } catch (IOException e) {
            throw new JsonFormException(
                    "The body is no JSON: " + e.getClass().getSimpleName() + ". Expected is the JSON form of a message,"
                            + " or a CloudEvent that carries it",
                    e);
        }
        return root != null && root.has("specversion") ? checked(CloudEventForm.dataOf(root)) : checked(root);
    }

    private static JsonForm checked(@Nullable JsonNode root) {
        if (!(root instanceof ObjectNode object)) {
            throw new JsonFormException("The JSON form of a message is a JSON object");
        }
        JsonNode version = object.path(VERSION_FIELD);
        if (!version.isInt() || version.intValue() != VERSION) {
            throw new JsonFormException(
                    version.isMissingNode()
                            ? "This JSON is not the form of a message: it has no version"
                            : "version is " + version + ": expected is " + VERSION);
        }
        return new JsonForm(object);
    }

    Optional<String> account() {
        return text(ACCOUNT);
    }

    Optional<String> event() {
        return text(EVENT);
    }

    Optional<String> operation() {
        return text(OPERATION);
    }

    /** What the event's record holds. */
    Optional<ObjectNode> data() {
        return object(DATA);
    }

    /** What the operation's record holds, if it was the body. */
    Optional<ObjectNode> arguments() {
        return object(ARGUMENTS);
    }

    Optional<ObjectNode> content() {
        return object(CONTENT);
    }

    Optional<BridgedMedia> media() {
        return object(MEDIA).map(BridgedMedia::parse);
    }

    /** The plain value of the body; empty where there is none, and null inside where it says so. */
    Optional<JsonNode> body() {
        return Optional.ofNullable(root.get(BODY));
    }

    Map<String, JsonNode> headers() {
        Map<String, JsonNode> headers = new LinkedHashMap<>();
        object(HEADERS).ifPresent(all -> all.properties().forEach(one -> headers.put(one.getKey(), one.getValue())));
        return headers;
    }

    /** A plain value as Java has it: text, number, boolean, list, map or null. */
    static @Nullable Object plain(JsonNode value) {
        return JSON.convertValue(value, Object.class);
    }

    /** The document. */
    String json() {
        return root.toString();
    }

    /** Shows no word of what people write. */
    @Override
    public String toString() {
        return "JsonForm[" + root.path(EVENT).asText(root.path(OPERATION).asText("message")) + "]";
    }

    private Optional<String> text(String name) {
        JsonNode value = root.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new JsonFormException(name + " is no text, or an empty one");
        }
        return Optional.of(value.textValue());
    }

    private Optional<ObjectNode> object(String name) {
        JsonNode value = root.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!(value instanceof ObjectNode object)) {
            throw new JsonFormException(name + " is no JSON object");
        }
        return Optional.of(object);
    }
}
