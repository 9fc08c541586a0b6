package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.event.CallReceived;
import io.github.camelwhatsapp.event.ChatStateChanged;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.EventCatalogue;
import io.github.camelwhatsapp.event.MediaLost;
import io.github.camelwhatsapp.event.MediaRenewed;
import io.github.camelwhatsapp.event.MessageAccepted;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.ReceiptReceived;
import io.github.camelwhatsapp.event.SendFailed;
import io.github.camelwhatsapp.media.MediaTypes;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Puts an event into an exchange: the body, a small fixed set of headers, and the event itself as a property. */
final class EventBinding {
    private final String account;
    private final MediaMode media;

    /**
     * @param media whether the body of a medium is its bytes
     */
    EventBinding(String account, MediaMode media) {
        this.account = account;
        this.media = media;
    }

    /** The medium of an event whose body is to be its bytes. */
    Optional<MediaContent> mediumOf(Event event) {
        if (media == MediaMode.NONE) {
            return Optional.empty();
        }
        if (event instanceof MediaRenewed renewed) {
            return Optional.of(renewed.content());
        }
        return event instanceof MessageReceived received && received.content() instanceof MediaContent medium
                ? Optional.of(medium)
                : Optional.empty();
    }

    /** Fills a fresh exchange whose body is the bytes of a medium. */
    void bind(Event event, int deliveryCount, Exchange exchange, SharedMedia bytes) {
        bind(event, deliveryCount, exchange);
        exchange.getIn().setBody(MediaBody.of(bytes, exchange));
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
        } else if (event instanceof MediaRenewed renewed) {
            bindRenewed(renewed, message);
        } else if (event instanceof MediaLost lost) {
            bindSender(lost.sender(), message);
            message.setHeader(WhatsAppConstants.MESSAGE_ID, lost.id());
        } else if (event instanceof ChatStateChanged changed) {
            bindSender(changed.sender(), message);
        } else if (event instanceof CallReceived call) {
            bindSender(call.from(), message);
            call.callerName().ifPresent(name -> message.setHeader(WhatsAppConstants.SENDER_NAME, name));
        } else if (event instanceof SendFailed failed) {
            message.setHeader(WhatsAppConstants.MESSAGE_ID, failed.id());
        }
    }

    /** The messages of ours that the event tells of. */
    static List<String> sentIds(Event event) {
        if (event instanceof ReceiptReceived receipt) {
            return receipt.ids();
        }
        if (event instanceof MessageAccepted accepted) {
            return List.of(accepted.id());
        }
        return event instanceof SendFailed failed ? List.of(failed.id()) : List.of();
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
        MessageOptionsHeaders.bind(event.options(), message);
        MessageContentHeaders.bind(event.content(), message);
        if (event.content() instanceof MediaContent medium) {
            bindMedium(event.id(), medium, message);
        }
    }

    private static void bindRenewed(MediaRenewed event, Message message) {
        bindSender(event.sender(), message);
        message.setHeader(WhatsAppConstants.MESSAGE_ID, event.id());
        message.setHeader(WhatsAppConstants.MESSAGE_TYPE, event.content().kind());
        bindMedium(event.id(), event.content(), message);
    }

    private static void bindMedium(String id, MediaContent content, Message message) {
        Media media = content.media();
        media.mimeType().ifPresent(type -> {
            message.setHeader(WhatsAppConstants.CONTENT_TYPE, type);
            message.setHeader(Exchange.CONTENT_TYPE, type);
        });
        String name = fileName(id, media);
        message.setHeader(WhatsAppConstants.FILE_NAME, name);
        message.setHeader(Exchange.FILE_NAME, name);
        media.size().ifPresent(size -> message.setHeader(WhatsAppConstants.CONTENT_LENGTH, size));
        content.caption().ifPresent(text -> message.setHeader(WhatsAppConstants.CAPTION, text));
        content.dimensions().ifPresent(size -> message.setHeader(WhatsAppConstants.DIMENSIONS, size.toString()));
        content.duration().ifPresent(time -> message.setHeader(WhatsAppConstants.DURATION, time));
    }

    /** Whoever sent it wrote the name: only the last part counts, and nothing that a file system could take for something else. */
    static Optional<String> safeName(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}<>:\"|?*]", "_")
                .strip();
        return Optional.of(last).filter(name -> !name.isEmpty() && !name.startsWith("."));
    }

    private static String fileName(String id, Media media) {
        return media.fileName().flatMap(EventBinding::safeName).orElseGet(() -> {
            String extension = media.mimeType().map(MediaTypes::extensionOf).orElse("");
            return id.replaceAll("[^A-Za-z0-9-]", "_") + (extension.isEmpty() ? "" : "." + extension);
        });
    }

    private static void bindSender(Party sender, Message message) {
        message.setHeader(WhatsAppConstants.SENDER, sender.id().toString());
        sender.phone().ifPresent(phone -> message.setHeader(WhatsAppConstants.SENDER_PHONE, phone));
    }
}
