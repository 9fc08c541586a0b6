package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.emulator.phone.Tick;
import io.github.camelwhatsapp.event.ChatStateChanged;
import io.github.camelwhatsapp.event.PresenceChanged;
import io.github.camelwhatsapp.event.ReceiptReceived;
import io.github.camelwhatsapp.model.ChatState;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.model.ReceiptType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Routes that talk with phones through the emulated servers, on the durable store. */
class EmulatorRoutesIT {
    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String OWN = "34600000100";
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final String GROUP = "34600000001-1400000000";

    @TempDir
    private Path directory;

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private CamelContext context;
    private Phone ann;

    @BeforeEach
    void prepare() {
        context = context(emulator.account(OWN).password());
        ann = emulator.phone(ANN).named("Ann").awaitOnline(SOON);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aBotAnswersAPhone() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support?markRead=true")
                        .routeId("bot")
                        .setBody(simple("${header.CamelWhatsAppSenderName} said ${body}"))
                        .to("whatsapp-web:support");
            }
        });
        PhoneMessage said = ann.sends("hello").to(OWN);
        assertThat(ann.awaitReceived("Ann said hello", SOON).author()).isEqualTo(OWN);
        ann.awaitTick(said, Tick.READ, SOON);
    }

    @Test
    void aBotAnswersInAGroup() throws Exception {
        emulator.group(GROUP, "Friends", ANN, OWN, BOB);
        Phone bob = emulator.phone(BOB).awaitOnline(SOON);
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support?exchangePattern=InOut")
                        .routeId("bot")
                        .setBody(simple("${header.CamelWhatsAppSenderPhone} said ${body}"));
            }
        });
        ann.sends("hello").to(GROUP);
        PhoneMessage answer = bob.awaitReceived(ANN + " said hello", SOON);
        assertThat(answer.chat()).isEqualTo(GROUP);
        assertThat(answer.author()).isEqualTo(OWN);
    }

    @Test
    void aMessageGoesOutAndItsReceiptsComeIn() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send").routeId("send").to("whatsapp-web:support?to=" + ANN);
                from("whatsapp-web:support?events=receipt").routeId("receipts").to("mock:receipts");
            }
        });
        String id = context.createProducerTemplate()
                .request("direct:send", exchange -> exchange.getMessage().setBody("hello"))
                .getMessage()
                .getHeader(WhatsAppConstants.SENT_MESSAGE_ID, String.class);
        assertThat(ann.awaitReceived("hello", SOON).id()).isEqualTo(id);
        ann.reads(OWN);
        await().atMost(SOON).until(() -> receipt(ReceiptType.READ).isPresent());
        assertThat(receipt(ReceiptType.DELIVERED)).isPresent();
        assertThat(receipt(ReceiptType.READ).orElseThrow().ids()).containsExactly(id);
    }

    @Test
    void presenceAndTypingComeInAndGoOut() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support?events=presence,chatState")
                        .routeId("in")
                        .to("mock:in");
                from("direct:do").routeId("do").toD("whatsapp-web:support?operation=${header.what}&to=" + ANN);
            }
        });
        doIt("setPresence", "available");
        doIt("subscribePresence", "");
        ann.unavailable();
        await().atMost(SOON).until(() -> mock("in").getExchanges().stream()
                .anyMatch(exchange -> exchange.getIn().getBody() instanceof PresenceChanged));
        ann.composing(OWN);
        await().atMost(SOON).until(() -> mock("in").getExchanges().stream()
                .anyMatch(exchange -> exchange.getIn().getBody() instanceof ChatStateChanged changed
                        && changed.state() == ChatState.COMPOSING));
        ann.opens(OWN);
        doIt("sendChatState", "composing");
        ann.await("typing", phone -> Optional.of(phone.chat(OWN)).filter(chat -> chat.isTyping()), SOON);
    }

    @Test
    void aPingIsAnswered() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ping").routeId("ping").to("whatsapp-web:support?operation=ping");
            }
        });
        assertThat(context.createProducerTemplate().requestBody("direct:ping", null, Duration.class))
                .isPositive();
    }

    @Test
    void whatCameBeforeARestartOfTheProgramIsDeliveredAfterIt() throws Exception {
        start(toMock());
        context.getRouteController().suspendRoute("in");
        PhoneMessage said = ann.sends("hello").to(OWN);
        ann.awaitTick(said, Tick.DELIVERED, SOON);
        String password = emulator.account(OWN).password();
        context.stop();
        context = context(password);
        mock("in").expectedBodiesReceived("hello");
        start(toMock());
        mock("in").assertIsSatisfied();
    }

    @Test
    void aBurstComesInOrderWithinItsChat() throws Exception {
        Phone bob = emulator.phone(BOB).awaitOnline(SOON);
        start(toMock());
        mock("in").expectedMessageCount(100);
        IntStream.range(0, 50).forEach(i -> {
            ann.sends("a" + i).to(OWN);
            bob.sends("b" + i).to(OWN);
        });
        mock("in").assertIsSatisfied();
        assertThat(mock("in").getExchanges().stream()
                        .map(exchange -> exchange.getIn().getBody(String.class))
                        .filter(text -> text.startsWith("a")))
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(i -> "a" + i).toList());
    }

    @Test
    void aSecondContextIsRefusedTheStoreOfTheFirst() throws Exception {
        start(toMock());
        CamelContext second = context(emulator.account(OWN).password());
        second.addRoutes(toMock());
        assertThatThrownBy(second::start).hasStackTraceContaining("CamelContext " + context.getName());
        second.stop();
    }

    @Test
    void aWrongPasswordIsAStateAndNoFailureOfTheStart() throws Exception {
        context.stop();
        context = context("d3Jvbmc=");
        context.addRoutes(toMock());
        context.start();
        await().atMost(SOON).until(() -> WhatsAppAccounts.of(context)
                .client("support")
                .filter(client -> client.status().state() == ConnectionState.FAILED)
                .filter(client -> client.status().cause().kind() == Kind.NOT_AUTHORIZED)
                .isPresent());
        assertThat(emulator.connections()).isLessThanOrEqualTo(2);
    }

    private Optional<ReceiptReceived> receipt(ReceiptType type) {
        return mock("receipts").getExchanges().stream()
                .map(exchange -> exchange.getIn().getBody(ReceiptReceived.class))
                .filter(receipt -> receipt.type() == type)
                .findFirst();
    }

    private void doIt(String what, String body) {
        assertThat(context.createProducerTemplate()
                        .request("direct:do", exchange -> {
                            exchange.getMessage().setBody(body);
                            exchange.getMessage().setHeaders(new HashMap<>(Map.of("what", what)));
                        })
                        .getException())
                .isNull();
    }

    private CamelContext context(String password) {
        WhatsAppAccount account = new WhatsAppAccount();
        account.setGeneration("classic");
        account.setPhoneNumber(OWN);
        account.setPassword(password);
        account.setServers("127.0.0.1:" + emulator.classicAddress().getPort());
        account.setStorePath(directory.toString());
        account.setPacing(WhatsAppAccount.Pace.OFF);
        CamelContext fresh = new DefaultCamelContext();
        fresh.addComponent("whatsapp-web", new WhatsAppComponent().addAccount("support", account));
        return fresh;
    }

    private void start(RouteBuilder routes) throws Exception {
        context.addRoutes(routes);
        context.start();
        await().atMost(SOON).until(() -> WhatsAppAccounts.of(context)
                .client("support")
                .filter(client -> client.status().isOnline())
                .isPresent());
    }

    private MockEndpoint mock(String name) {
        return context.getEndpoint("mock:" + name, MockEndpoint.class);
    }

    private static RouteBuilder toMock() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support").routeId("in").to("mock:in");
            }
        };
    }
}
