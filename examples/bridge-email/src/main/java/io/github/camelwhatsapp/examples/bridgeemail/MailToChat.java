package io.github.camelwhatsapp.examples.bridgeemail;

import io.github.camelwhatsapp.component.WhatsAppConstants;
import io.github.camelwhatsapp.model.Party;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.mail.MailMessage;
import org.apache.camel.support.DefaultMessage;

/** What a mail is in chats: for each recipient its text, and a message for each attachment. */
public final class MailToChat {
    private final String domain;

    /** Addresses of that domain are chats. */
    MailToChat(String domain) {
        this.domain = domain;
    }

    /**
     * The messages, in order. Each bears a key that is the same whenever the mail is taken again, so that nobody gets one twice.
     *
     * @throws IllegalArgumentException if no recipient is a chat, or there is nothing to send
     */
    public List<Message> messages(Exchange exchange) throws MessagingException, IOException {
        jakarta.mail.Message mail = exchange.getMessage(MailMessage.class).getOriginalMessage();
        MailParts parts = MailParts.of(mail);
        if (parts.text().isEmpty() && parts.attachments().isEmpty()) {
            throw new IllegalArgumentException("the mail has neither text nor an attachment");
        }
        List<Message> messages = new ArrayList<>();
        for (Party chat : chats(mail)) {
            String key = exchange.getMessage().getHeader("Message-ID") + " " + chat.id();
            if (!parts.text().isEmpty()) {
                messages.add(message(exchange, chat, key, parts.text()));
            }
            for (Part attachment : parts.attachments()) {
                Message medium = message(exchange, chat, key + " " + messages.size(), attachment.getInputStream());
                medium.setHeader(WhatsAppConstants.MEDIA_TYPE, type(attachment));
                medium.setHeader(WhatsAppConstants.MEDIA_NAME, MimeUtility.decodeText(attachment.getFileName()));
                messages.add(medium);
            }
        }
        return messages;
    }

    private List<Party> chats(jakarta.mail.Message mail) throws MessagingException {
        List<Party> chats = Stream.of(jakarta.mail.Message.RecipientType.TO, jakarta.mail.Message.RecipientType.CC)
                .flatMap(type -> addresses(mail, type))
                .map(address -> address.getAddress().split("@", 2))
                .filter(address -> address.length == 2 && address[1].equalsIgnoreCase(domain))
                .map(address -> Party.parse(address[0]))
                .distinct()
                .toList();
        if (chats.isEmpty()) {
            throw new IllegalArgumentException("no recipient is a chat; expected is a phone number at " + domain);
        }
        return chats;
    }

    private static Stream<InternetAddress> addresses(
            jakarta.mail.Message mail, jakarta.mail.Message.RecipientType type) {
        try {
            jakarta.mail.Address[] found = mail.getRecipients(type);
            return found == null
                    ? Stream.empty()
                    : Arrays.stream(found)
                            .filter(InternetAddress.class::isInstance)
                            .map(InternetAddress.class::cast);
        } catch (MessagingException e) {
            throw new IllegalArgumentException("its recipients cannot be read: " + e.getMessage(), e);
        }
    }

    private static Message message(Exchange exchange, Party chat, String key, Object body) {
        Message message = new DefaultMessage(exchange);
        message.setBody(body);
        message.setHeader(WhatsAppConstants.TO, chat.id().toString());
        message.setHeader(WhatsAppConstants.IDEMPOTENCY_KEY, key);
        return message;
    }

    private static String type(Part part) throws MessagingException {
        return part.getContentType().split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
    }
}
