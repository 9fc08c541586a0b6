package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.SendMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Makes an operation of an exchange: the one component that is the payload comes from the body, the others from headers and the
 * endpoint's options. It knows no operation but the one that a plain text means.
 */
final class OperationBinding {
    private static final String RECIPIENT = "to";
    private static final OperationShape FOR_CONTENT = OperationCatalogue.named(Operation.nameOf(SendMessage.class));

    private final WhatsAppConfiguration configuration;

    OperationBinding(WhatsAppConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * An operation and what it was made of.
     *
     * @param operation the operation
     * @param headers the headers that belong to it, to be removed once it is done
     */
    record Bound(Operation<?> operation, List<String> headers) {}

    /**
     * Makes the operation that the exchange asks for.
     *
     * @throws IllegalArgumentException if something is missing or wrong; names it, what was given, and where it is set
     */
    Bound bind(Exchange exchange) {
        Message message = exchange.getMessage();
        String name = message.getHeader(WhatsAppConstants.OPERATION, configuration.getOperation(), String.class);
        if (name == null && message.getBody() instanceof Operation<?> operation) {
            checkAllowed(OperationCatalogue.named(operation.name()));
            return new Bound(operation, List.of());
        }
        OperationShape shape = name == null ? byBody(message.getBody()) : OperationCatalogue.named(name);
        checkAllowed(shape);
        List<Object> values = new ArrayList<>();
        shape.arguments().forEach(argument -> values.add(value(shape, argument, exchange)));
        return new Bound(
                shape.create(values),
                Stream.concat(shape.arguments().stream().map(Argument::header), MediaConverters.HEADERS.stream())
                        .toList());
    }

    /** What changes whose the account is must not hang on what a message brings along. */
    private void checkAllowed(OperationShape shape) {
        if (shape.dangerous() && !shape.name().equals(configuration.getOperation())) {
            throw new IllegalArgumentException(
                    "Operation " + shape.name() + " changes whose the account is, or ends it."
                            + " It is done only where the route's own URI names it (?operation=" + shape.name()
                            + " in to, not in toD); no header and no body can ask for it");
        }
    }

    private static OperationShape byBody(@Nullable Object body) {
        if (body instanceof CharSequence || body instanceof Content || MediaConverters.isMedium(body)) {
            return FOR_CONTENT;
        }
        String given = body == null ? "empty" : "a " + body.getClass().getName();
        throw new IllegalArgumentException(
                "The body is " + given + " and no operation is named. A text, a file, a stream, bytes, a vCard or a"
                        + " Content is sent as a message; .convertBodyTo(String.class) makes a text of"
                        + " most things. For anything else name the operation in the option operation"
                        + " or the header " + WhatsAppConstants.OPERATION);
    }

    private Object value(OperationShape shape, Argument argument, Exchange exchange) {
        Message message = exchange.getMessage();
        if (argument.payload()) {
            return payload(shape, argument, exchange);
        }
        Object header = message.getHeader(argument.header());
        if (header != null) {
            return wrap(argument, header, exchange, "Operation " + shape.name() + ": header " + argument.header());
        }
        if (argument.name().equals(RECIPIENT)) {
            return recipient(shape, argument, exchange);
        }
        Optional<?> incoming = isForItsChat(exchange) ? IncomingReference.of(argument, exchange) : Optional.empty();
        if (incoming.isPresent()) {
            return argument.list() ? List.of(incoming.get()) : argument.optional() ? incoming : incoming.get();
        }
        if (argument.absent().isPresent()) {
            return argument.absent().get();
        }
        throw new IllegalArgumentException(
                "Operation " + shape.name() + " needs " + argument.name() + ": set the header " + argument.header());
    }

    private static Object payload(OperationShape shape, Argument argument, Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body == null && argument.optional()) {
            return Optional.empty();
        }
        String where = "Operation " + shape.name() + " takes " + argument.name() + " from the body, which";
        return wrap(argument, body == null ? "" : body, exchange, where);
    }

    private static Object wrap(Argument argument, Object value, Exchange exchange, String where) {
        Object converted = ArgumentConverter.convert(argument, value, exchange, where);
        return argument.optional() ? Optional.of(converted) : converted;
    }

    private Object recipient(OperationShape shape, Argument argument, Exchange exchange) {
        if (configuration.getTo() != null) {
            return ArgumentConverter.convert(
                    argument, configuration.getTo(), exchange, "Operation " + shape.name() + ": option to");
        }
        Object chat = exchange.getMessage().getHeader(WhatsAppConstants.CHAT);
        if (chat != null) {
            return ArgumentConverter.convert(
                    argument, chat, exchange, "Operation " + shape.name() + ": header " + WhatsAppConstants.CHAT);
        }
        throw new IllegalArgumentException("Operation " + shape.name() + " needs a recipient: set the header "
                + WhatsAppConstants.TO
                + " or the option to (?to=34123456789). An answer to a message that came in goes to"
                + " its header " + WhatsAppConstants.CHAT + ", which is not there either");
    }

    /** What points at a message or a call points at the one that came in, if the operation is for the same chat. */
    private boolean isForItsChat(Exchange exchange) {
        Object to = exchange.getMessage().getHeader(WhatsAppConstants.TO, configuration.getTo(), Object.class);
        if (to == null) {
            return true;
        }
        Party party = exchange.getContext().getTypeConverter().tryConvertTo(Party.class, exchange, to);
        return party != null
                && WhatsApp.event(exchange)
                        .flatMap(Event::chat)
                        .filter(chat -> party.id().equals(chat.id()))
                        .isPresent();
    }
}
