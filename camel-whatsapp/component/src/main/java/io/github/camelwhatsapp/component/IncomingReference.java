package io.github.camelwhatsapp.component;

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
     * @param header the argument's header
     * @return empty when nothing of the kind came in, or the argument points at nothing that comes in
     */
    static Optional<?> of(String header, Exchange exchange) {
        Optional<MessageReceived> message = WhatsApp.event(exchange, MessageReceived.class);
        Optional<CallReceived> call = WhatsApp.event(exchange, CallReceived.class);
        return switch (header) {
            case WhatsAppConstants.TARGET_MESSAGE_ID -> message.map(MessageReceived::id);
            case WhatsAppConstants.TARGET_SENDER ->
                message.filter(event -> event.from().isGroup()).map(MessageReceived::sender);
            case WhatsAppConstants.OFFER_ID -> call.map(CallReceived::offerId);
            case WhatsAppConstants.CALL_ID -> call.map(CallReceived::callId);
            default -> Optional.empty();
        };
    }
}
