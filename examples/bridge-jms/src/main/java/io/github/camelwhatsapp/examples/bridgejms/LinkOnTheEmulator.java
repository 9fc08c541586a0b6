package io.github.camelwhatsapp.examples.bridgejms;

import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.event.ConnectionChanged;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.ConnectionState;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * Asks for a QR code when no phone is linked to the account, and lets the emulated phone scan it. With a real phone, show the picture
 * ({@link LinkingCode#png()}) to whoever has it.
 */
final class LinkOnTheEmulator extends RouteBuilder {
    private final Phone owner;
    private final Runnable online;
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * @param owner the phone that the account is linked to
     * @param online called once, when the account is logged in
     */
    LinkOnTheEmulator(Phone owner, Runnable online) {
        this.owner = owner;
        this.online = online;
    }

    @Override
    public void configure() {
        from("whatsapp-web:support?events=connectionChanged")
                .routeId("link")
                .choice()
                .when(exchange -> change(exchange).cause().kind() == Kind.NOT_LINKED)
                .to("whatsapp-web:support?operation=linkByQr")
                .process(exchange -> owner.scans(
                        exchange.getMessage().getBody(LinkingCode.class).text()))
                .when(exchange -> change(exchange).state() == ConnectionState.ONLINE && !told.getAndSet(true))
                .process(exchange -> online.run());
    }

    private static ConnectionChanged change(Exchange exchange) {
        return exchange.getMessage().getBody(ConnectionChanged.class);
    }
}
