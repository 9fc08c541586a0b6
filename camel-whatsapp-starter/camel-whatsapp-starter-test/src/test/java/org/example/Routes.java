package org.example;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

@Component
public class Routes extends RouteBuilder {
    @Override
    public void configure() {
        from("whatsapp-web:support")
                .routeId("support")
                .filter(simple("${body} contains 'hours'"))
                .setBody(constant("We are open 9 to 17."))
                .to("whatsapp-web:support");
    }
}
