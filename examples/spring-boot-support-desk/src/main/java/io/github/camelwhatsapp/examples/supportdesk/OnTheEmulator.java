package io.github.camelwhatsapp.examples.supportdesk;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.event.LinkingCode;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.FluentProducerTemplate;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts an emulator with the desk's phone and two customers, points the account at it, and lets the phone scan the
 * account's QR code. With a real phone, a person scans it from the page.
 */
final class OnTheEmulator implements ApplicationContextInitializer<GenericApplicationContext> {
    private static final String DESK = "34600000001";
    private static final String ANN = "34123456789";
    private static final String BOB = "34123456780";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ACCOUNT = "camel.component.whatsapp-web.accounts.desk.";

    @Override
    public void initialize(GenericApplicationContext context) {
        if (context.getEnvironment().getProperty("desk.emulator", Boolean.class, false)) {
            WhatsAppEmulator emulator = WhatsAppEmulator.builder()
                    .pagePort(context.getEnvironment().getProperty("desk.page-port", Integer.class, 0))
                    .start();
            emulator.phone(DESK).named("Support");
            emulator.phone(ANN).named("Ann");
            emulator.phone(BOB).named("Bob");
            context.registerBean(WhatsAppEmulator.class, () -> emulator, bean -> bean.setDestroyMethodName("close"));
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("emulator", properties(emulator)));
            context.addApplicationListener((ApplicationListener<ApplicationReadyEvent>) ready -> {
                link(emulator, context.getBean(CamelContext.class));
                welcome(emulator.page().orElseThrow(), context.getEnvironment().getProperty("local.server.port", ""));
            });
        }
    }

    /** It forgets its accounts when it stops, so nothing of the account is kept. */
    private static Map<String, Object> properties(WhatsAppEmulator emulator) {
        return Map.of(
                ACCOUNT + "servers",
                "localhost:" + emulator.multiDevice().address().getPort(),
                ACCOUNT + "root-key",
                emulator.multiDevice().rootKey(),
                ACCOUNT + "trusted-certificates",
                emulator.certificate().pem(),
                ACCOUNT + "store",
                "memory");
    }

    private static void link(WhatsAppEmulator emulator, CamelContext camel) {
        FluentProducerTemplate template = camel.createFluentProducerTemplate();
        LinkingCode code = template.to("whatsapp-web:desk?operation=linkByQr").request(LinkingCode.class);
        emulator.phone(DESK).scans(code.text());
        emulator.multiDevice().awaitOnline(DESK, 1, PATIENCE);
    }

    private static void welcome(URI page, String port) {
        System.out.printf(
                """

                The desk runs on the embedded emulator; nothing here reaches a real WhatsApp server.

                  The desk:    http://127.0.0.1:%s
                  Customers:   %s   (you are Ann; Bob has the number %s)

                  The same without a browser, from a second terminal:
                    curl -d 'Where is my parcel?' %s

                  Stop with Ctrl+C.

                """,
                port,
                page.resolve("/phones/" + ANN + "#" + DESK),
                BOB,
                page.resolve("/api/phones/" + ANN + "/to/" + DESK));
    }
}
