package io.github.camelwhatsapp.examples.bridgeemail;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** The mail that tells the staff why something went to no chat. */
final class NotDelivered implements Processor {
    private final String staff;

    NotDelivered(String staff) {
        this.staff = staff;
    }

    @Override
    public void process(Exchange exchange) {
        Exception problem = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader("From", "WhatsApp bridge <" + staff + ">");
        message.setHeader("To", staff);
        message.setHeader("Subject", "Not delivered");
        message.setHeader("Auto-Submitted", "auto-replied");
        message.setHeader(Exchange.CONTENT_TYPE, "text/plain; charset=UTF-8");
        message.setBody("Your mail, or a part of it, did not reach the chat: " + problem.getMessage() + "\n");
    }
}
