package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.event.LinkingCode;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An account that is added to a running CamelContext, linked there, and taken away again. */
class RuntimeLinkingIT {
    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String OWN = "34600000100";

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();

    @Test
    void anAccountIsAddedLinkedAndRemovedAtRunTime() throws Exception {
        WhatsAppComponent component = new WhatsAppComponent();
        Phone ann = emulator.phone("34600000001").named("Ann").awaitOnline(SOON);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("whatsapp-web", component);
            context.start();
            assertThat(WhatsApp.accounts(context)).isEmpty();

            component.addAccount("desk", account());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("whatsapp-web:desk")
                            .routeId("desk")
                            .setBody(simple("You said: ${body}"))
                            .to("whatsapp-web:desk");
                }
            });
            LinkingCode code = context.createProducerTemplate()
                    .asyncRequestBody("whatsapp-web:desk?operation=linkByQr", null, LinkingCode.class)
                    .get(30, TimeUnit.SECONDS);
            emulator.phone(OWN).scans(code.text()).get(30, TimeUnit.SECONDS);
            emulator.multiDevice().awaitOnline(OWN, 1, SOON);
            ann.sends("hello").to(OWN);
            ann.awaitReceived("You said: hello", SOON);
            assertThat(WhatsApp.accounts(context))
                    .extracting(AccountReport::account)
                    .containsExactly("desk");

            context.getRouteController().stopRoute("desk");
            assertThat(context.removeRoute("desk")).isTrue();
            component.removeAccount("desk");
            assertThat(WhatsApp.accounts(context)).isEmpty();
        }
        await().atMost(SOON).until(() -> emulator.multiDevice().online().stream()
                .noneMatch(device -> device.user().equals(OWN)));
    }

    private WhatsAppAccount account() {
        WhatsAppAccount account = new WhatsAppAccount();
        account.setServers("localhost:" + emulator.multiDevice().address().getPort());
        account.setRootKey(emulator.multiDevice().rootKey());
        account.setTrustedCertificates(emulator.certificate().pem());
        account.setStore(WhatsAppAccount.Storage.MEMORY);
        return account;
    }
}
