package io.github.camelwhatsapp.examples.bridgeemail;

import io.github.camelwhatsapp.component.WhatsApp;
import io.github.camelwhatsapp.component.WhatsAppConstants;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Location;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import jakarta.activation.DataHandler;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.attachment.AttachmentMessage;

/** What a message is as mail: from the chat's address, so that the answer goes back there, and in one thread for each chat. */
final class ChatToMail implements Processor {
    /** What mail servers take; larger media are only told of. */
    private static final long LARGEST_ATTACHMENT = 20L << 20;

    private final String domain;
    private final String staff;

    ChatToMail(String domain, String staff) {
        this.domain = domain;
        this.staff = staff;
    }

    @Override
    public void process(Exchange exchange) throws UnsupportedEncodingException {
        MessageReceived event = WhatsApp.event(exchange, MessageReceived.class).orElseThrow();
        Message message = exchange.getMessage();
        String name = message.getHeader(WhatsAppConstants.FILE_NAME, "file", String.class);
        byte[] medium = isAttached(event.content()) ? message.getBody(byte[].class) : new byte[0];
        message.removeHeaders("*");
        address(event, message);
        message.setBody(words(event.content()) + "\n");
        if (event.content() instanceof MediaContent content && medium.length > 0) {
            String type = content.media().mimeType().orElse("application/octet-stream");
            exchange.getMessage(AttachmentMessage.class)
                    .addAttachment(name, new DataHandler(new ByteArrayDataSource(medium, type)));
        }
    }

    private void address(MessageReceived event, Message message) throws UnsupportedEncodingException {
        Party chat = event.chat().orElseThrow();
        String local = chat.phone().orElseGet(() -> chat.id().user());
        String who = event.senderName().orElseGet(() -> event.sender().phone().orElse("Somebody"));
        String thread = "<" + local + ".chat@" + domain + ">";
        InternetAddress from = new InternetAddress(
                local + "@" + domain, chat.isGroup() ? who + " (group)" : who, StandardCharsets.UTF_8.name());
        message.setHeader("From", from.toString());
        message.setHeader("To", staff);
        message.setHeader(
                "Subject", (chat.isGroup() ? "Group " + local : who.replaceAll("\\p{Cntrl}", " ")) + " on WhatsApp");
        message.setHeader("References", thread);
        message.setHeader("In-Reply-To", thread);
        message.setHeader("X-WhatsApp-Message-Id", event.id().replaceAll("\\p{Cntrl}", " "));
        message.setHeader(Exchange.CONTENT_TYPE, "text/plain; charset=UTF-8");
    }

    private static boolean isAttached(Content content) {
        return content instanceof MediaContent medium && medium.media().size().orElse(0L) <= LARGEST_ATTACHMENT;
    }

    private static String words(Content content) {
        if (content instanceof Text text) {
            return text.text();
        } else if (content instanceof MediaContent medium) {
            String caption = medium.caption().orElse("[" + medium.kind() + "]");
            return isAttached(content) ? caption : caption + "\n(too large for mail; it is on the phone)";
        } else if (content instanceof Location place) {
            return "[location] " + place.latitude() + ", " + place.longitude();
        }
        return "[" + content.kind() + "]";
    }
}
