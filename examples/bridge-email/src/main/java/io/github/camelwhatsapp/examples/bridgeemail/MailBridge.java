package io.github.camelwhatsapp.examples.bridgeemail;

import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.error.RefusedException;
import org.apache.camel.LoggingLevel;
import org.apache.camel.PropertyInject;
import org.apache.camel.builder.RouteBuilder;

/**
 * A chat is an address: mail of the staff to {@code 34123456789@chat.example.com} goes to that number, and what comes from there is mail
 * to the staff from that address, so that they answer with their mail program's own button.
 */
public final class MailBridge extends RouteBuilder {
    private static final String SMTP = "smtp://{{mail.smtp}}?username={{mail.user}}&password=RAW({{mail.password}})";
    private static final String IMAP =
            "imap://{{mail.imap}}?username={{mail.user}}&password=RAW({{mail.password}})&unseen=true&delay=1000";

    @PropertyInject("mail.chats")
    private String chats = "";

    @PropertyInject("mail.staff")
    private String staff = "";

    @Override
    public void configure() {
        // What no second try would mend is told to the author. All else fails the mail, which stays unseen and is taken
        // again.
        onException(IllegalArgumentException.class, RefusedException.class, NotSupportedException.class)
                .handled(true)
                .process(new NotDelivered(staff))
                .to(SMTP);

        from(IMAP)
                .routeId("mail-to-chat")
                .filter(new FromStaff(staff))
                .split(method(new MailToChat(chats), "messages"))
                .to("whatsapp-web:desk")
                .log(LoggingLevel.INFO, "bridge", "mail to a chat: ${header.CamelWhatsAppSentMessageId}");

        from("whatsapp-web:desk")
                .routeId("chat-to-mail")
                .process(new ChatToMail(chats, staff))
                .to(SMTP)
                .log(LoggingLevel.INFO, "bridge", "${header.X-WhatsApp-Message-Id} to mail");
    }
}
