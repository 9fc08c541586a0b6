package io.github.camelwhatsapp.component;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ezvcard.VCard;
import io.github.camelwhatsapp.delivery.PortableRecords;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.EventCatalogue;
import io.github.camelwhatsapp.media.MediaTypes;
import io.github.camelwhatsapp.model.ContactCard;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.Operation;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;

/** Writes what an exchange holds, be it an event that came or something to be sent, in the {@link JsonForm}. */
final class JsonFormWriter {
    private final MediaBridge bridge;

    JsonFormWriter(MediaBridge bridge) {
        this.bridge = bridge;
    }

    /**
     * The form of an exchange. Reads the medium that is its body, if it is one.
     *
     * @throws IOException if the medium cannot be read
     * @throws IllegalArgumentException if the body has no form
     */
    JsonForm write(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        Optional<Event> event = WhatsApp.event(exchange);
        Map<String, Object> headers = PortableHeaders.leaving(message.getHeaders());
        ObjectNode form = JsonForm.JSON.createObjectNode();
        form.put(JsonForm.VERSION_FIELD, JsonForm.VERSION);
        text(headers, WhatsAppConstants.ACCOUNT).ifPresent(account -> form.put(JsonForm.ACCOUNT, account));
        event.ifPresent(of -> form.put(JsonForm.EVENT, EventCatalogue.of(of).name()));
        text(headers, WhatsAppConstants.OPERATION).ifPresent(name -> form.put(JsonForm.OPERATION, name));
        body(message.getBody(), event, exchange, headers, form);
        form.set(JsonForm.HEADERS, JsonForm.JSON.valueToTree(headers));
        event.ifPresent(of -> form.set(JsonForm.DATA, PortableRecords.write(of)));
        return new JsonForm(form);
    }

    private void body(
            @Nullable Object body,
            Optional<Event> event,
            Exchange exchange,
            Map<String, Object> headers,
            ObjectNode form)
            throws IOException {
        if (body == null) {
            form.putNull(JsonForm.BODY);
        } else if (body instanceof MediaBody medium) {
            form.set(JsonForm.MEDIA, bridge.leaving(medium).toJson());
        } else if (body instanceof Operation<?> operation) {
            form.put(JsonForm.OPERATION, operation.name());
            form.set(JsonForm.ARGUMENTS, PortableRecords.write(operation));
        } else if (body instanceof Text text) {
            form.put(JsonForm.BODY, text.text());
        } else if (body instanceof Content || body instanceof VCard) {
            form.set(JsonForm.CONTENT, content(body));
        } else if (MediaConverters.isMedium(body)) {
            medium(body, exchange, headers, form);
        } else if (event.filter(body::equals).isEmpty()) {
            form.set(JsonForm.BODY, plain(body, exchange));
        }
    }

    private static ObjectNode content(Object body) {
        if (body instanceof VCard card) {
            return PortableRecords.write(ContactCard.of(card));
        }
        if (body instanceof MediaContent medium) {
            throw new IllegalArgumentException("The body is a " + medium.kind()
                    + " whose bytes lie on this machine: make the bytes, a stream or a file the body, and say what it"
                    + " is in the"
                    + " headers"
                    + " " + WhatsAppConstants.MEDIA_KIND + ", " + WhatsAppConstants.MEDIA_NAME + " and "
                    + WhatsAppConstants.MEDIA_CAPTION);
        }
        return PortableRecords.write((Content) body);
    }

    /** The name of a file goes with it, as the name to send it under. */
    private void medium(Object body, Exchange exchange, Map<String, Object> headers, ObjectNode form)
            throws IOException {
        Optional<String> name = fileName(body);
        name.ifPresent(value -> headers.putIfAbsent(WhatsAppConstants.MEDIA_NAME, value));
        try (InputStream bytes = open(body, exchange)) {
            String type = exchange.getMessage().getHeader(WhatsAppConstants.MEDIA_TYPE, "", String.class);
            String extension = name.filter(value -> value.matches(".*\\.[a-z0-9]{1,8}"))
                    .map(value -> value.substring(value.lastIndexOf('.') + 1))
                    .orElseGet(() -> MediaTypes.extensionOf(type));
            form.set(JsonForm.MEDIA, bridge.leaving(bytes, extension).toJson());
        }
    }

    private static Optional<String> fileName(Object body) {
        Object file = body instanceof WrappedFile<?> wrapped ? wrapped.getFile() : body;
        if (file instanceof File local) {
            return Optional.of(local.getName());
        }
        return file instanceof Path path
                ? Optional.ofNullable(path.getFileName()).map(Path::toString)
                : Optional.empty();
    }

    private static InputStream open(Object body, Exchange exchange) throws IOException {
        if (body instanceof Path path) {
            return Files.newInputStream(path);
        }
        if (body instanceof URI || body instanceof URL) {
            throw new IllegalArgumentException(
                    "The body is a URL, which only this machine may be able to read: fetch it"
                            + " first, such as with .pollEnrich or .toD, so that the bytes are the body");
        }
        InputStream stream = exchange.getContext().getTypeConverter().tryConvertTo(InputStream.class, exchange, body);
        if (stream == null) {
            throw new IllegalArgumentException("The body, a " + body.getClass().getName() + ", cannot be read");
        }
        return stream;
    }

    private static JsonNode plain(Object body, Exchange exchange) {
        Object plain = PortableHeaders.plain(body)
                .or(() -> Optional.ofNullable(
                        exchange.getContext().getTypeConverter().tryConvertTo(String.class, exchange, body)))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The body is a " + body.getClass().getName()
                                + ", which has no JSON form; .convertBodyTo(String.class) makes a text of most"
                                + " things"));
        return JsonForm.JSON.valueToTree(plain);
    }

    private static Optional<String> text(Map<String, Object> headers, String name) {
        return Optional.ofNullable(headers.get(name)).map(Object::toString).filter(value -> !value.isBlank());
    }
}
