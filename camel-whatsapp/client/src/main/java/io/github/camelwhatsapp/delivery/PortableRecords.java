package io.github.camelwhatsapp.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.EventCatalogue;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.SpooledMedia;
import io.github.camelwhatsapp.operation.Operation;

/**
 * Events, contents and operations as JSON that leaves this program and comes back, through a queue or a mail. It is the form of the
 * store but for three things: what is absent is left out, durations are ISO 8601, and a medium that lies on this machine has no form, so
 * that nobody who writes such a form can name a file here. Bytes are Base64, moments ISO 8601, addresses their text; a content says in
 * {@code is} which one it is.
 */
public final class PortableRecords {
    private static final JsonMapper JSON = portable();

    private PortableRecords() {}

    /** The form of an event, without its name. */
    public static ObjectNode write(Event event) {
        return JSON.valueToTree(event);
    }

    /**
     * The form of a content.
     *
     * @throws IllegalArgumentException if its medium lies on this machine
     */
    public static ObjectNode write(Content content) {
        return JSON.valueToTree(content);
    }

    /**
     * The form of an operation, without its name.
     *
     * @throws IllegalArgumentException if a medium in it lies on this machine
     */
    public static ObjectNode write(Operation<?> operation) {
        return JSON.valueToTree(operation);
    }

    /**
     * Reads an event.
     *
     * @param name its name in the catalogue
     * @throws IllegalArgumentException if there is no such event, or the form is not one of it
     */
    public static Event readEvent(String name, JsonNode form) {
        Class<? extends Event> type = EventCatalogue.entries().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no event '" + name + "'"))
                .type();
        return read(form, type, name);
    }

    /**
     * Reads a content.
     *
     * @throws IllegalArgumentException if the form is not one of a content
     */
    public static Content readContent(JsonNode form) {
        return read(form, Content.class, "content");
    }

    /**
     * Reads an operation.
     *
     * @param type its record
     * @throws IllegalArgumentException if the form is not one of it, or the record does not accept the values
     */
    public static <O extends Operation<?>> O readOperation(Class<O> type, JsonNode form) {
        return read(form, type, Operation.nameOf(type));
    }

    private static <T> T read(JsonNode form, Class<T> type, String what) {
        try {
            return JSON.treeToValue(form, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no " + what + ": " + e.getOriginalMessage(), e);
        }
    }

    private static JsonMapper portable() {
        JsonMapper mapper = RecordCodec.JSON.copy();
        mapper.registerModule(new SimpleModule("portable")
                .addSerializer(
                        SpooledMedia.class,
                        new RecordCodec.Refusal<>(SpooledMedia.class, "a medium on this machine has no form")));
        mapper.addMixIn(Media.class, RemoteOnly.class);
        mapper.disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT);
        return mapper;
    }

    /** A file of this machine is neither told nor taken. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes(@JsonSubTypes.Type(value = RemoteMedia.class, name = "remote"))
    private interface RemoteOnly {}
}
