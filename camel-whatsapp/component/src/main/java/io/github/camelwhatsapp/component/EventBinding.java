package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.event.ChatStateChanged;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.EventCatalogue;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.SendFailed;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Puts an event into an exchange: the body, a small fixed set of headers, and the event itself as a property. */
final class EventBinding {
    private final String account;

    EventBinding(String account) {
        this.account = account;
    }

    /** Fills a fresh exchange. */
    void bind(Event event, int deliveryCount, Exchange exchange) {
        Message message = exchange.getIn();
        exchange.setProperty(WhatsAppConstants.EVENT_PROPERTY, event);
        message.setBody(body(event));
        message.setHeader(WhatsAppConstants.ACCOUNT, account);
        message.setHeader(WhatsAppConstants.EVENT, EventCatalogue.of(event).name());
        message.setHeader(WhatsAppConstants.CONVERSATION_KEY, event.conversationKey());
        message.setHeader(WhatsAppConstants.DELIVERY_COUNT, deliveryCount);
        message.setHeader(WhatsAppConstants.TIMESTAMP, event.timestamp());
        message.setHeader(WhatsAppConstants.MESSAGE_TIMESTAMP, event.timestamp().toEpochMilli());
        event.chat()
                .ifPresent(chat ->
                        message.setHeader(WhatsAppConstants.CHAT, chat.id().toString()));
        if (event instanceof MessageReceived received) {
            bindMessage(received, message);
        } else if (event instanceof ChatStateChanged changed) {
            bindSender(changed.sender(), message);
        } else if (event instanceof SendFailed failed) {
            message.setHeader(WhatsAppConstants.MESSAGE_ID, failed.id());
        }
    }

    /** What the body is at first. */
    static Object body(Event event) {
        return event instanceof MessageReceived received && received.content() instanceof Text text
                ? text.text()
                : event;
    }

    private static void bindMessage(MessageReceived event, Message message) {
        bindSender(event.sender(), message);
        event.senderName().ifPresent(name -> message.setHeader(WhatsAppConstants.SENDER_NAME, name));
        message.setHeader(WhatsAppConstants.MESSAGE_ID, event.id());
        message.setHeader(WhatsAppConstants.MESSAGE_TYPE, event.content().kind());
        message.setHeader(WhatsAppConstants.ORIGIN, event.origin().name().toLowerCase(Locale.ROOT));
    }

    private static void bindSender(Party sender, Message message) {
        message.setHeader(WhatsAppConstants.SENDER, sender.id().toString());
        sender.phone().ifPresent(phone -> message.setHeader(WhatsAppConstants.SENDER_PHONE, phone));
    }
}
