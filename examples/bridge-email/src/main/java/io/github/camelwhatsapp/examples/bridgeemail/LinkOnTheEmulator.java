package io.github.camelwhatsapp.examples.bridgeemail;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.event.ConnectionChanged;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * Asks for a QR code when no phone is linked to the account, and lets the emulated phone scan it. With a real phone, show the picture
 * ({@link LinkingCode#png()}) to whoever has it.
 */
final class LinkOnTheEmulator extends RouteBuilder {
    private final WhatsAppEmulator emulator;
    private final String account;
    private final String number;

    LinkOnTheEmulator(WhatsAppEmulator emulator, String account, String number) {
        this.emulator = emulator;
        this.account = account;
        this.number = number;
    }

    @Override
    public void configure() {
        from("whatsapp-web:" + account + "?events=connection")
                .routeId("link")
                .filter(LinkOnTheEmulator::nobodyIsLinked)
                .to("whatsapp-web:" + account + "?operation=linkByQr")
                .process(exchange -> emulator.phone(number)
                        .scans(exchange.getMessage().getBody(LinkingCode.class).text()));
    }

    private static boolean nobodyIsLinked(Exchange exchange) {
        ConnectionChanged changed = exchange.getMessage().getBody(ConnectionChanged.class);
        return changed.cause().kind() == Kind.NOT_LINKED;
    }
}
