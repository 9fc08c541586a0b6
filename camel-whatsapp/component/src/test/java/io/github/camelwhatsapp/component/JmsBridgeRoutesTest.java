package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.MarkRead;
import io.github.camelwhatsapp.operation.React;
import io.github.camelwhatsapp.operation.SendMessage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jms.connection.JmsTransactionManager;

/** From the consumer through a broker to the producer, which drops Camel's headers on the way. */
class JmsBridgeRoutesTest extends ScriptedRoutes {
    private static final String BROKER = "vm://17";
    private static final Party GROUP = Party.parse("34600000001-1400000000");

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(BROKER);

    @BeforeEach
    void startBroker() throws Exception {
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("vm", BROKER));
        broker.start();
        JmsTransactionManager transactions = new JmsTransactionManager(connections);
        context.getRegistry().bind("transactions", transactions);
        context.addComponent("jms", JmsComponent.jmsComponentTransacted(connections, transactions));
    }

    @AfterEach
    void stopBroker() throws Exception {
        context.stop();
        connections.close();
        broker.stop();
    }

    @Test
    void anAnswerFromTheQueueReachesTheChatThatItBelongsTo() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support")
                        .routeId("in")
                        .transformDataType(JsonDataTypeTransformer.NAME)
                        .to("jms:queue:inbox");
                from("jms:queue:inbox")
                        .routeId("out")
                        .transacted()
                        .transformDataType(MessageDataTypeTransformer.NAME)
                        .setBody(simple("You said: ${body}"))
                        .to("whatsapp-web:support");
            }
        });
        server.says("hello");
        server.says(GROUP, ScriptedServer.ANN, "hi all");
        await().until(() -> server.written().size() == 2);
        assertThat(server.written())
                .containsExactlyInAnyOrder(
                        new SendMessage(ScriptedServer.ANN, new Text("You said: hello")),
                        new SendMessage(GROUP, new Text("You said: hi all")));
        awaitSettled();
    }

    @Test
    void whatPointsAtTheMessageStillFindsItBehindACloudEvent() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support")
                        .routeId("in")
                        .transformDataType(CloudEventDataTypeTransformer.NAME)
                        .to("jms:queue:inbox");
                from("jms:queue:inbox")
                        .routeId("out")
                        .transformDataType(MessageDataTypeTransformer.NAME)
                        .setBody(constant("\u2764"))
                        .to("whatsapp-web:support?operation=react")
                        .to("whatsapp-web:support?operation=markRead");
            }
        });
        String id = server.says(GROUP, ScriptedServer.ANN, "hi all");
        await().until(() -> server.written().size() == 2);
        assertThat(server.written())
                .containsExactly(
                        new React(GROUP, MessageReference.received(id, ScriptedServer.ANN), "\u2764"),
                        new MarkRead(GROUP, List.of(id), Optional.of(ScriptedServer.ANN)));
    }

    @Test
    void aRollbackBringsTheMessageAgainAndItGoesOutOnce() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("jms:queue:outbox")
                        .routeId("out")
                        .transacted()
                        .transformDataType(MessageDataTypeTransformer.NAME)
                        .setHeader(WhatsAppConstants.IDEMPOTENCY_KEY, header("JMSMessageID"))
                        .to("whatsapp-web:support")
                        .process(exchange -> {
                            if (attempts.incrementAndGet() < 3) {
                                throw new IllegalStateException("on purpose, after the send");
                            }
                        });
            }
        });
        context.createProducerTemplate()
                .sendBody(
                        "jms:queue:outbox",
                        "{\"version\": 1, \"headers\": {\"CamelWhatsAppTo\": \"34600000001\"}, \"body\": \"once\"}");
        await().until(() -> attempts.get() == 3);
        assertThat(server.written()).containsExactly(new SendMessage(ScriptedServer.ANN, new Text("once")));
    }

    @Test
    void theOrderOfAChatSurvivesTheQueue() throws Exception {
        List<String> came = new CopyOnWriteArrayList<>();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support")
                        .routeId("in")
                        .transformDataType(JsonDataTypeTransformer.NAME)
                        .to("jms:queue:inbox");
                from("jms:queue:inbox")
                        .routeId("out")
                        .transformDataType(MessageDataTypeTransformer.NAME)
                        .process(exchange -> came.add(WhatsApp.event(exchange, MessageReceived.class)
                                .orElseThrow()
                                .id()));
            }
        });
        List<String> said = IntStream.range(0, 20)
                .mapToObj(number -> server.says("message " + number))
                .toList();
        await().until(() -> came.size() == said.size());
        assertThat(came).isEqualTo(said);
    }
}
