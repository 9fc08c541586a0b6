package io.github.camelwhatsapp.component;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvent in structured mode around the JSON form. Source: CloudEvents 1.0.2, JSON event format. Its id follows from what happened,
 * so an event that is offered again is the same CloudEvent.
 */
final class CloudEventForm {
    /** The content type of a CloudEvent in structured mode. */
    static final String CONTENT_TYPE = "application/cloudevents+json";

    private static final String TYPE_PREFIX = "io.github.camelwhatsapp.";

    private CloudEventForm() {}

    /** Wraps a form. */
    static ObjectNode around(JsonForm form) {
        ObjectNode event = JsonForm.JSON.createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", id(form));
        event.put(
                "source",
                WhatsAppConstants.SCHEME + ":" + encoded(form.account().orElse("")));
        event.put("type", TYPE_PREFIX + form.event().or(form::operation).orElse("message"));
        header(form, WhatsAppConstants.CHAT)
                .or(() -> header(form, WhatsAppConstants.TO))
                .ifPresent(chat -> event.put("subject", chat));
        header(form, WhatsAppConstants.TIMESTAMP).ifPresent(time -> event.put("time", time));
        event.put("datacontenttype", "application/json");
        event.put("dataschema", JsonForm.SCHEMA);
        event.set("data", form.root());
        return event;
    }

    /**
     * The form that a CloudEvent carries.
     *
     * @throws JsonFormException if it carries none
     */
    static @Nullable JsonNode dataOf(JsonNode event) {
        String version = event.path("specversion").asText();
        if (!version.equals("1.0")) {
            throw new JsonFormException("The CloudEvent has specversion '" + version + "': expected is 1.0");
        }
        if (!event.has("data")) {
            throw new JsonFormException("The CloudEvent has no data in JSON");
        }
        return event.get("data");
    }

    /** Of an event, what happened; of anything else, the whole form. */
    private static String id(JsonForm form) {
        String what = form.account().orElse("")
                + form.event().orElse("")
                + form.data().map(ObjectNode::toString).orElseGet(form::json);
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Optional<String> header(JsonForm form, String name) {
        return Optional.ofNullable(form.headers().get(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }

    private static String encoded(String account) {
        return URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
