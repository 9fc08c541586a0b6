package io.github.camelwhatsapp.component;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.delivery.PortableRecords;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.operation.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a {@link JsonForm} the exchange that it was written of: the event, the headers and the body are there as if there had been no
 * bridge. What the form says of a header counts more than what follows from the event, so whoever answers may change both.
 */
final class JsonFormReader {
    private final MediaBridge bridge;

    JsonFormReader(MediaBridge bridge) {
        this.bridge = bridge;
    }

    /**
     * Fills an exchange.
     *
     * @throws JsonFormException if the form does not hold together; names the field
     */
    void read(JsonForm form, Exchange exchange) {
        Message message = exchange.getMessage();
        Optional<Event> event = event(form);
        Map<String, JsonNode> headers = form.headers();
        message.getHeaders().keySet().removeIf(PortableHeaders::isOwn);
        event.ifPresentOrElse(
                present -> bind(present, account(form), headers, exchange),
                () -> exchange.removeProperty(WhatsAppConstants.EVENT_PROPERTY));
        headers.forEach((name, value) -> set(name, value, message));
        form.account().ifPresent(name -> message.setHeader(WhatsAppConstants.ACCOUNT, name));
        if (form.arguments().isPresent()) {
            message.removeHeader(WhatsAppConstants.OPERATION);
        } else {
            form.operation().ifPresent(name -> message.setHeader(WhatsAppConstants.OPERATION, name));
        }
        message.setBody(body(form, event, exchange));
    }

    private static String account(JsonForm form) {
        return form.account()
                .or(() -> Optional.ofNullable(form.headers().get(WhatsAppConstants.ACCOUNT))
                        .map(JsonNode::asText))
                .orElse("");
    }

    private static Optional<Event> event(JsonForm form) {
        Optional<String> name = form.event();
        if (form.data().isPresent() && name.isEmpty()) {
            throw new JsonFormException("There is data, and no event says what it is of");
        }
        return form.data()
                .map(data -> checked(JsonForm.DATA, () -> PortableRecords.readEvent(name.orElseThrow(), data)));
    }

    private static void bind(Event event, String account, Map<String, JsonNode> headers, Exchange exchange) {
        JsonNode count = headers.get(WhatsAppConstants.DELIVERY_COUNT);
        Exchange bound = new DefaultExchange(exchange.getContext());
        new EventBinding(account, MediaMode.NONE).bind(event, count == null ? 1 : count.asInt(1), bound);
        exchange.getMessage().getHeaders().putAll(bound.getIn().getHeaders());
        exchange.setProperty(WhatsAppConstants.EVENT_PROPERTY, event);
    }

    /** A value that says the same as the one that is there already leaves it its type. */
    private static void set(String name, JsonNode value, Message message) {
        Object present = message.getHeader(name);
        if (PortableHeaders.isOwn(name)) {
            Object given = JsonForm.plain(value);
            Optional<Object> same = PortableHeaders.plain(present)
                    .filter(plain -> JsonForm.JSON.valueToTree(plain).equals(value));
            if (same.isEmpty()) {
                message.setHeader(name, value.has("is") ? content(name, value) : safe(name, given));
            }
        } else if (PortableHeaders.isOfTheUser(name) && present == null) {
            message.setHeader(name, JsonForm.plain(value));
        }
    }

    /** The name of a file leads into no other directory. */
    private static @Nullable Object safe(String name, @Nullable Object value) {
        boolean file = name.equals(Exchange.FILE_NAME) || name.equals(WhatsAppConstants.FILE_NAME);
        return file && value != null ? EventBinding.safeName(value.toString()).orElse("file") : value;
    }

    private @Nullable Object body(JsonForm form, Optional<Event> event, Exchange exchange) {
        Optional<JsonNode> body = form.body();
        if (body.isPresent()) {
            return JsonForm.plain(body.get());
        }
        if (form.content().isPresent()) {
            return content(JsonForm.CONTENT, form.content().get());
        }
        if (form.media().isPresent()) {
            return medium(form.media().get(), event, account(form), exchange);
        }
        if (form.arguments().isPresent()) {
            return operation(form);
        }
        return event.map(EventBinding::body).orElse(null);
    }

    private Object medium(BridgedMedia media, Optional<Event> event, String account, Exchange exchange) {
        if (!media.ofEvent()) {
            return bridge.coming(media);
        }
        Event of =
                event.orElseThrow(() -> new JsonFormException("media is of the event, and there is no event's data"));
        MediaContent content = new EventBinding(account, MediaMode.LAZY)
                .mediumOf(of)
                .orElseThrow(() -> new JsonFormException("media is of the event, which has none"));
        return bridge.coming(media, of, content, account, exchange);
    }

    private static Operation<?> operation(JsonForm form) {
        String name = form.operation()
                .orElseThrow(
                        () -> new JsonFormException("There are arguments, and no operation says what they are of"));
        return checked(
                JsonForm.ARGUMENTS,
                () -> PortableRecords.readOperation(
                        OperationCatalogue.named(name).type(), form.arguments().orElseThrow()));
    }

    private static Content content(String where, JsonNode form) {
        return checked(where, () -> PortableRecords.readContent(form));
    }

    private static <T> T checked(String where, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw new JsonFormException("In " + where + ": " + e.getMessage(), e);
        }
    }
}
