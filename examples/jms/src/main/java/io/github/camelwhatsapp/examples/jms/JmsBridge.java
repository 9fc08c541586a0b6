package io.github.camelwhatsapp.examples.jms;

import org.apache.camel.builder.RouteBuilder;

/**
 * Two routes between queues and the account {@code support}. The queue's own message id is the idempotency key: however often the broker
 * delivers a message again, after a failure or a restart, the recipient gets it once. A message that came in leaves the account's store
 * only when the queue has it.
 */
public final class JmsBridge extends RouteBuilder {
    @Override
    public void configure() {
        from("jms:queue:outbox?transacted=true")
                .routeId("outbox")
                .setHeader("CamelWhatsAppTo", header("recipient"))
                .setHeader("CamelWhatsAppIdempotencyKey", header("JMSMessageID"))
                .to("whatsapp-web:support")
                .to("direct:sent");
        from("direct:sent").routeId("sent").log("Sent ${header.CamelWhatsAppSentMessageId}");

        from("whatsapp-web:support")
                .routeId("inbox")
                .removeHeaders("CamelWhatsApp*", "CamelWhatsAppSenderPhone")
                .setHeader("sender", header("CamelWhatsAppSenderPhone"))
                .to("jms:queue:inbox");
    }
}
