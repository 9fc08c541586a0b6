package io.github.camelwhatsapp.examples.quickstart;

import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.event.ConnectionChanged;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.ConnectionState;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * Does what a person does with a real account, once: asks for the QR code and holds the phone's camera in front of it. The emulator begins
 * anew with every start, so a device that it does not know is linked anew.
 */
final class LinksItself extends RouteBuilder {
    private final Phone owner;
    private final Runnable online;

    /**
     * @param owner the phone that the account is linked to
     * @param online called each time the account is logged in
     */
    LinksItself(Phone owner, Runnable online) {
        this.owner = owner;
        this.online = online;
    }

    @Override
    public void configure() {
        from("whatsapp-web:bot?events=connectionChanged")
                .routeId("connection")
                .choice()
                .when(exchange -> failed(exchange, Kind.NOT_LINKED))
                .to("direct:link")
                .when(exchange -> failed(exchange, Kind.LOGGED_OUT))
                .to("whatsapp-web:bot?operation=confirmLogOut")
                .to("direct:link")
                .when(exchange -> change(exchange).state() == ConnectionState.ONLINE)
                .process(exchange -> online.run());
        from("direct:link")
                .routeId("link")
                .to("whatsapp-web:bot?operation=linkByQr")
                .process(exchange -> owner.scans(
                        exchange.getMessage().getBody(LinkingCode.class).text()));
    }

    private static boolean failed(Exchange exchange, Kind cause) {
        ConnectionChanged change = change(exchange);
        return change.state() == ConnectionState.FAILED && change.cause().kind() == cause;
    }

    private static ConnectionChanged change(Exchange exchange) {
        return exchange.getMessage().getBody(ConnectionChanged.class);
    }
}
