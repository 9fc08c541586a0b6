package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.error.RegistrationRefusedException;
import io.github.camelwhatsapp.model.CodeMethod;
import io.github.camelwhatsapp.model.CodeSent;
import io.github.camelwhatsapp.model.Registered;
import io.github.camelwhatsapp.model.RegistrationRefusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A number is registered by routes that are running already, and the account begins to work. */
class RegistrationRoutesIT {
    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String OWN = "34600000200";
    private static final String ANN = "34600000001";

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();

    @TempDir
    private Path directory;

    private CamelContext context;
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        context = new DefaultCamelContext();
        WhatsAppAccount account = new WhatsAppAccount();
        account.setGeneration("classic");
        account.setPhoneNumber(OWN);
        account.setServers("127.0.0.1:" + emulator.classicAddress().getPort());
        account.setStore(WhatsAppAccount.Storage.MEMORY);
        account.setRegistrationUrl(emulator.registration().address().toString());
        account.setTrustedCertificates(Files.writeString(
                        directory.resolve("emulator.pem"),
                        emulator.certificate().pem())
                .toString());
        context.getRegistry().bind("fresh", account);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:fresh").setBody(simple("heard ${body}")).to("whatsapp-web:fresh");
                from("direct:request").to("whatsapp-web:fresh?operation=requestCode");
                from("direct:register").to("whatsapp-web:fresh?operation=registerCode");
                from("direct:check").to("whatsapp-web:fresh?operation=checkCredentials");
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aRouteRegistersTheNumberAndTheAccountGoesOnline() {
        CodeSent sent = template.requestBodyAndHeader(
                "direct:request", null, WhatsAppConstants.CODE_METHOD, "sms", CodeSent.class);
        assertThat(sent.method()).isEqualTo(CodeMethod.SMS);
        String code = emulator.registration().awaitCode(OWN, SOON);

        assertThatThrownBy(() -> template.requestBody("direct:register", wrong(code)))
                .cause()
                .isInstanceOfSatisfying(RegistrationRefusedException.class, refused -> assertThat(refused.refusal())
                        .isInstanceOf(RegistrationRefusal.Mismatch.class));
        Registered registered = template.requestBody("direct:register", code, Registered.class);
        assertThat(registered.login()).isEqualTo(OWN);

        emulator.awaitOnline(OWN, SOON);
        emulator.phone(ANN).sends("hello").to(OWN);
        emulator.phone(ANN).awaitReceived("heard hello", SOON);
        assertThat(template.requestBody("direct:check", null, Registered.class).login())
                .isEqualTo(OWN);
        await().atMost(SOON).until(() -> emulator.account(OWN).isOnline());
    }

    private static String wrong(String code) {
        return (code.startsWith("1") ? "2" : "1") + code.substring(1);
    }
}
