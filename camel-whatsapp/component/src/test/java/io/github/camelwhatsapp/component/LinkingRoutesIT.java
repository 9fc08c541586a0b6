package io.github.camelwhatsapp.component;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.event.Linked;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.ConnectionState;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An account is linked from a route and over JMX; the codes come as events. */
class LinkingRoutesIT {
    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ANN = "34600000001";
    private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

    @TempDir
    private Path directory;

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private final CamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        WhatsAppAccount account = new WhatsAppAccount();
        account.setGeneration("multidevice");
        account.setServers("localhost:" + emulator.multiDevice().address().getPort());
        account.setTrustedCertificates(emulator.certificate().pem());
        account.setRootKey(emulator.multiDevice().rootKey());
        account.setStorePath(directory.toString());
        context.addComponent("whatsapp-web", new WhatsAppComponent().addAccount("linked", account));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:linked?events=linking").routeId("linking").to("mock:linking");
                from("direct:qr").routeId("qr").to("whatsapp-web:linked?operation=linkByQr");
                from("direct:code").routeId("code").to("whatsapp-web:linked?operation=linkByCode");
                from("direct:out").routeId("out").to("whatsapp-web:linked?operation=logOut");
            }
        });
        context.start();
        awaitCause(Kind.NOT_LINKED);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aRouteLinksByQrIsToldOfItAndLogsOut() throws Exception {
        LinkingCode answer = ask("direct:qr", null, LinkingCode.class);
        await().atMost(SOON).until(() -> bodies(LinkingCode.class).size() == 1);
        LinkingCode told = bodies(LinkingCode.class).get(0);
        assertThat(told.text()).isEqualTo(answer.text());
        assertThat(told.png()).isNotEmpty();

        emulator.phone(ANN).scans(told.text()).get(20, SECONDS);
        awaitOnline();
        await().atMost(SOON).until(() -> bodies(Linked.class).size() == 1);

        ask("direct:out", null, Object.class);
        awaitCause(Kind.NOT_LINKED);
        assertThat(emulator.phone(ANN).linkedDevices()).isEmpty();
    }

    @Test
    void aRouteLinksByCode() throws Exception {
        emulator.account(ANN);
        LinkingCode code = ask("direct:code", "+34 600 000 001", LinkingCode.class);
        emulator.phone(ANN).entersCode(code.text()).get(20, SECONDS);
        awaitOnline();
    }

    @Test
    void jmxLinksByQrAndByCode() throws Exception {
        String drawing = (String) invoke("linkByQr");
        assertThat(drawing).contains("\u2588");
        invoke("cancelLinking");
        awaitCause(Kind.LINKING_ENDED);

        emulator.account(ANN);
        String code =
                (String) BEANS.invoke(bean(), "linkByCode", new Object[] {ANN}, new String[] {String.class.getName()});
        emulator.phone(ANN).entersCode(code.strip()).get(20, SECONDS);
        awaitOnline();
    }

    private <T> T ask(String route, Object body, Class<T> type) {
        return context.createProducerTemplate()
                .asyncRequestBody(route, body, type)
                .orTimeout(30, SECONDS)
                .join();
    }

    private <T> List<T> bodies(Class<T> type) {
        return context.getEndpoint("mock:linking", MockEndpoint.class).getReceivedExchanges().stream()
                .map(exchange -> exchange.getMessage().getBody())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private Object invoke(String operation) throws Exception {
        return BEANS.invoke(bean(), operation, new Object[0], new String[0]);
    }

    private ObjectName bean() throws Exception {
        return BEANS.queryNames(
                        new ObjectName("org.apache.camel:context=" + context.getManagementName()
                                + ",type=endpoints,name=\"whatsapp-web:*\""),
                        null)
                .iterator()
                .next();
    }

    private void awaitOnline() {
        await().atMost(SOON).until(() -> WhatsAppAccounts.of(context)
                .client("linked")
                .filter(client -> client.status().isOnline())
                .isPresent());
    }

    private void awaitCause(Kind kind) {
        await().atMost(SOON).until(() -> WhatsAppAccounts.of(context)
                .client("linked")
                .filter(client -> client.status().state() == ConnectionState.FAILED
                        && client.status().cause().kind() == kind)
                .isPresent());
    }
}
