package io.github.camelwhatsapp.component;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A medium in the JSON form: its bytes, or the name of a file on the {@link MediaShelf}. With neither it still lies with WhatsApp, and
 * the account of the event fetches it.
 *
 * @param ofEvent whether it is the medium of the event itself
 * @param value its bytes; not copied
 * @param file the name of its file
 */
@SuppressWarnings("ArrayRecordComponent") // handed over on purpose; equality and printing are ours
record BridgedMedia(boolean ofEvent, Optional<byte[]> value, Optional<String> file) {
    private static final String OF = "of";
    private static final String EVENT = "event";
    private static final String VALUE = "value";
    private static final String FILE = "file";

    /** The form, without what the event's data say of it. */
    ObjectNode toJson() {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        if (ofEvent) {
            form.put(OF, EVENT);
        }
        value.ifPresent(bytes -> form.put(VALUE, Base64.getEncoder().encodeToString(bytes)));
        file.ifPresent(name -> form.put(FILE, name));
        return form;
    }

    /**
     * Reads a form.
     *
     * @throws JsonFormException if it is none
     */
    static BridgedMedia parse(JsonNode form) {
        if (!form.isObject()) {
            throw new JsonFormException("media is no JSON object");
        }
        Optional<String> of = text(form, OF);
        if (of.filter(what -> !what.equals(EVENT)).isPresent()) {
            throw new JsonFormException("media.of is something else than '" + EVENT + "'");
        }
        Optional<byte[]> value = text(form, VALUE).map(BridgedMedia::bytes);
        Optional<String> file = text(form, FILE);
        if (value.isPresent() && file.isPresent()) {
            throw new JsonFormException("media has both value and file: one of them is allowed");
        }
        if (of.isEmpty() && value.isEmpty() && file.isEmpty()) {
            throw new JsonFormException("media has neither value (Base64) nor file, and is not of the event");
        }
        return new BridgedMedia(of.isPresent(), value, file);
    }

    private static Optional<String> text(JsonNode form, String name) {
        JsonNode value = form.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new JsonFormException("media." + name + " is no text");
        }
        return Optional.of(value.textValue());
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new JsonFormException("media.value is no Base64: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BridgedMedia that
                && ofEvent == that.ofEvent
                && file.equals(that.file)
                && Arrays.equals(value.orElse(null), that.value.orElse(null));
    }

    @Override
    public int hashCode() {
        return Objects.hash(ofEvent, file, Arrays.hashCode(value.orElse(null)));
    }

    @Override
    public String toString() {
        return "BridgedMedia["
                + value.map(bytes -> bytes.length + " bytes").or(() -> file).orElse("at the server") + "]";
    }
}
