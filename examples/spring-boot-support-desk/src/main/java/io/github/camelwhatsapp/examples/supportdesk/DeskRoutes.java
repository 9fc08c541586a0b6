package io.github.camelwhatsapp.examples.supportdesk;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Between the account and the conversations. */
@Component
class DeskRoutes extends RouteBuilder {
    @Override
    public void configure() {
        // A message leaves the account's store when it stands among the conversations, its medium beside them.
        from("whatsapp-web:desk?ownMessages=true")
                .routeId("arrivals")
                .choice()
                .when(header("CamelFileName").isNotNull())
                .setHeader("CamelFileName", method(Conversations.class, "fileName"))
                .to("file:{{desk.data}}/files")
                .end()
                .bean(Conversations.class, "arrived");

        from("whatsapp-web:desk?events=receiptReceived,messageAccepted,sendFailed")
                .routeId("ticks")
                .bean(Conversations.class, "ticked");

        // Once an answer is in the account's outbox it goes out, whatever happens; the ticks tell how far it is.
        from("direct:answer").routeId("answers").to("whatsapp-web:desk?completeOn=stored");
        from("direct:read").routeId("read").to("whatsapp-web:desk?operation=markRead");
    }
}
