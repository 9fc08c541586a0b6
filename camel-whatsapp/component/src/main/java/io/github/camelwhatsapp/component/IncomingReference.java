package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.component.Argument.Incoming;
import io.github.camelwhatsapp.event.CallReceived;
import io.github.camelwhatsapp.event.MessageReceived;
import java.util.Optional;
import org.apache.camel.Exchange;

/** What an argument means that points at something that came in and is not set: the message, or the call, of this exchange. */
final class IncomingReference {
    private IncomingReference() {}

    /**
     * What it points at.
     *
     * @return empty when nothing of the kind came in, or the argument points at nothing that comes in
     */
    static Optional<?> of(Argument argument, Exchange exchange) {
        if (argument.incoming() == Incoming.NEVER) {
            return Optional.empty();
        }
        boolean asTarget = argument.incoming() == Incoming.AS_ITS_TARGET;
        Optional<MessageReceived> message =
                WhatsApp.event(exchange, MessageReceived.class).filter(event -> !asTarget || isTarget(event, exchange));
        Optional<CallReceived> call = WhatsApp.event(exchange, CallReceived.class);
        return switch (argument.header()) {
            case WhatsAppConstants.TARGET_MESSAGE_ID -> message.map(MessageReceived::id);
            case WhatsAppConstants.TARGET_SENDER ->
                asTarget
                        ? message.flatMap(event -> event.reference().sender())
                        : message.filter(event -> event.from().isGroup()).map(MessageReceived::sender);
            case WhatsAppConstants.TARGET_CONTENT -> message.map(MessageReceived::content);
            case WhatsAppConstants.OFFER_ID -> call.map(CallReceived::offerId);
            case WhatsAppConstants.CALL_ID -> call.map(CallReceived::callId);
            default -> Optional.empty();
        };
    }

    private static boolean isTarget(MessageReceived event, Exchange exchange) {
        Object set = exchange.getMessage().getHeader(WhatsAppConstants.TARGET_MESSAGE_ID);
        return set == null || set.toString().equals(event.id());
    }
}
