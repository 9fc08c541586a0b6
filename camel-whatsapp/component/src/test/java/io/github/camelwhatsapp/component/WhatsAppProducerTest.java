package io.github.camelwhatsapp.component;

import static io.github.camelwhatsapp.component.ScriptedServer.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.error.RequestTimeoutException;
import io.github.camelwhatsapp.error.SendPendingException;
import io.github.camelwhatsapp.model.ChatState;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Presence;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.Ping;
import io.github.camelwhatsapp.operation.SendChatState;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.operation.SetPresence;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

class WhatsAppProducerTest extends ScriptedRoutes {
    @Test
    void aSendKeepsTheBodyAndTellsTheId() throws Exception {
        startWith("whatsapp-web:support");
        Exchange exchange = send("hello", Map.of(WhatsAppConstants.TO, "+34 600 000 001", "own", 1));
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo("hello");
        assertThat(server.written()).containsExactly(new SendMessage(ANN, new Text("hello")));
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(
                        WhatsAppConstants.SENT_MESSAGE_ID, server.writtenIds().get(0))
                .containsEntry("own", 1)
                .doesNotContainKey(WhatsAppConstants.TO);
    }

    @Test
    void aQueryPutsItsAnswerInTheBody() throws Exception {
        startWith("whatsapp-web:support?operation=ping");
        Exchange exchange = send("hello", Map.of());
        assertThat(exchange.getMessage().getBody()).isEqualTo(Duration.ofMillis(7));
        assertThat(server.executed()).containsExactly(new Ping());
    }

    @Test
    void anOperationWithoutAnAnswerKeepsTheBody() throws Exception {
        startWith("whatsapp-web:support?operation=setPresence");
        Exchange exchange = send("available", Map.of(WhatsAppConstants.NICKNAME, "Desk"));
        assertThat(exchange.getMessage().getBody()).isEqualTo("available");
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(WhatsAppConstants.NICKNAME);
        assertThat(server.executed()).containsExactly(new SetPresence(Presence.AVAILABLE, Optional.of("Desk")));
    }

    @Test
    void theOperationHeaderIsRemovedAfterUse() throws Exception {
        startWith("whatsapp-web:support?to=34600000001");
        Exchange exchange = send("composing", Map.of(WhatsAppConstants.OPERATION, "sendChatState"));
        assertThat(server.executed()).containsExactly(new SendChatState(ANN, ChatState.COMPOSING));
        assertThat(exchange.getMessage().getHeaders()).isEmpty();
    }

    @Test
    void whatIsWrongIsTheExceptionOfTheExchange() throws Exception {
        startWith("whatsapp-web:support");
        Exchange exchange = send("hello", Map.of(WhatsAppConstants.TO, "nobody"));
        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CamelWhatsAppTo is 'nobody'");
        assertThat(exchange.getMessage().getHeader(WhatsAppConstants.TO)).isEqualTo("nobody");
    }

    @Test
    void aMessageThatIsNotAcknowledgedInTimeIsInDoubt() throws Exception {
        startWith("whatsapp-web:support?to=34600000001&sendTimeout=50ms");
        server.withholdAcks();
        Exchange exchange = send("hello", Map.of());
        assertThat(exchange.getException())
                .isInstanceOfSatisfying(SendPendingException.class, pending -> assertThat(pending.messageId())
                        .isEqualTo(server.writtenIds().get(0)));
    }

    @Test
    void aRepetitionOfASendInDoubtMakesNoSecondMessage() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send")
                        .routeId("send")
                        .errorHandler(defaultErrorHandler()
                                .maximumRedeliveries(2)
                                .redeliveryDelay(1)
                                .onRedelivery(exchange -> attempts.incrementAndGet()))
                        .to("whatsapp-web:support?to=34600000001&sendTimeout=50ms");
            }
        });
        server.withholdAcks();
        Exchange exchange = send("hello", Map.of());
        assertThat(exchange.getException()).isInstanceOf(SendPendingException.class);
        assertThat(attempts).hasValue(2);
        assertThat(server.writtenIds().stream().distinct()).hasSize(1);
    }

    @Test
    void anotherMessageAfterOneInDoubtIsAMessageOfItsOwn() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send")
                        .routeId("send")
                        .onException(SendPendingException.class)
                        .handled(true)
                        .setBody(constant("sorry"))
                        .to("whatsapp-web:support?to=34600000001&completeOn=stored")
                        .end()
                        .to("whatsapp-web:support?to=34600000001&sendTimeout=50ms");
            }
        });
        server.withholdAcks();
        send("hello", Map.of());
        await().until(() -> server.written().size() == 2);
        assertThat(server.written())
                .containsExactly(new SendMessage(ANN, new Text("hello")), new SendMessage(ANN, new Text("sorry")));
    }

    @Test
    void aStoredMessageIsDoneWithoutTheServer() throws Exception {
        server.refuses(ConnectionCause.of(ConnectionCause.Kind.CONNECT_FAILED));
        startOffline("whatsapp-web:support?to=34600000001&completeOn=stored");
        Exchange exchange = send("hello", Map.of());
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(WhatsAppConstants.SENT_MESSAGE_ID))
                .isNotNull();
        assertThat(server.written()).isEmpty();
        server.accepts();
        await().until(() -> server.written().size() == 1);
    }

    @Test
    void aMessageThatCouldNotBeWrittenInTimeIsWithdrawn() throws Exception {
        server.refuses(ConnectionCause.of(ConnectionCause.Kind.NOT_AUTHORIZED));
        startOffline("whatsapp-web:support?to=34600000001&sendTimeout=50ms");
        Exchange exchange = send("hello", Map.of());
        assertThat(exchange.getException())
                .isInstanceOf(RequestTimeoutException.class)
                .hasMessageContaining("withdrawn");
    }

    @Test
    void theSameKeyMakesNoSecondMessage() throws Exception {
        startWith("whatsapp-web:support?to=34600000001");
        Exchange first = send("hello", Map.of(WhatsAppConstants.IDEMPOTENCY_KEY, "order 17"));
        Exchange second = send("hello", Map.of(WhatsAppConstants.IDEMPOTENCY_KEY, "order 17"));
        assertThat(server.written()).hasSize(1);
        assertThat(second.getMessage().getHeader(WhatsAppConstants.SENT_MESSAGE_ID))
                .isEqualTo(first.getMessage().getHeader(WhatsAppConstants.SENT_MESSAGE_ID));
        assertThat(second.getMessage().getHeaders()).doesNotContainKey(WhatsAppConstants.IDEMPOTENCY_KEY);
    }

    @Test
    void theKeyMayStandInTheUri() throws Exception {
        startWith("whatsapp-web:support?to=34600000001&idempotencyKey=always");
        send("hello", Map.of());
        send("hello", Map.of());
        assertThat(server.written()).hasSize(1);
    }

    @Test
    void dynamicRecipientsShareOneEndpoint() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send")
                        .routeId("send")
                        .toD("whatsapp-web:support?to=${header.number}&idempotencyKey=${header.key}");
            }
        });
        context.start();
        for (int i = 0; i < 20; i++) {
            Exchange exchange = send("hello", Map.of("number", "+346000000" + (10 + i), "key", "k" + i));
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeaders())
                    .doesNotContainKeys(WhatsAppConstants.TO, WhatsAppConstants.IDEMPOTENCY_KEY);
        }
        assertThat(server.written())
                .hasSize(20)
                .contains(new SendMessage(Party.ofPhone("34600000029"), new Text("hello")));
        assertThat(context.getEndpoints().stream().filter(WhatsAppEndpoint.class::isInstance))
                .hasSize(1);
    }

    @Test
    void aHeaderWinsOverADynamicRecipient() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send").routeId("send").toD("whatsapp:support?to=RAW(${header.number})&completeOn=stored");
            }
        });
        context.start();
        send("hello", Map.of("number", "+34600000009", WhatsAppConstants.TO, "34600000001"));
        send("hello", Map.of("number", "+34600000001"));
        await().until(() -> server.written().size() == 2);
        assertThat(server.written()).allMatch(new SendMessage(ANN, new Text("hello"))::equals);
    }

    @Test
    void blockingSendsOfManyRoutesDoNotWaitForOneAnother() throws Exception {
        ProducerTemplate template = context.createProducerTemplate();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support")
                        .routeId("in")
                        .to("whatsapp-web:support")
                        .process(exchange -> template.sendBody("whatsapp-web:support?to=34600000001", "copy"))
                        .to("mock:in");
            }
        });
        for (int i = 0; i < 60; i++) {
            Party chat = Party.ofPhone("346000001" + (10 + i));
            server.says(chat, chat, "hello " + i);
        }
        await().until(() -> mock("in").getReceivedCounter() == 60);
        assertThat(server.written()).hasSize(120);
    }

    private void startWith(String uri) throws Exception {
        context.addRoutes(to(uri));
        start();
    }

    private void startOffline(String uri) throws Exception {
        context.addRoutes(to(uri));
        context.start();
    }

    private static RouteBuilder to(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send").routeId("send").to(uri);
            }
        };
    }

    private Exchange send(Object body, Map<String, Object> headers) {
        return context.createProducerTemplate().request("direct:send", exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }
}
