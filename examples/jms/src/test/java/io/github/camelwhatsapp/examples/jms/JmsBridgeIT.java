package io.github.camelwhatsapp.examples.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.component.WhatsAppAccount;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmsBridgeIT {
    private static final String BROKER = "vm://0";
    private static final String OWN = "34600000100";
    private static final String ANN = "34600000001";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();
    private final AtomicInteger deliveries = new AtomicInteger();
    private volatile boolean broken;
    private CamelContext context;
    private Phone ann;

    @TempDir
    private Path directory;

    @BeforeEach
    void prepare() throws Exception {
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("vm", BROKER));
        broker.start();
        ann = emulator.phone(ANN).named("Ann").awaitOnline(SOON);
        start();
    }

    @AfterEach
    void stop() throws Exception {
        context.stop();
        emulator.close();
        broker.stop();
    }

    @Test
    void sendsAMessageOnceThatTheBrokerDeliversAgainAfterAFailure() throws Exception {
        broken = true;
        queue("hello");
        await().atMost(SOON).until(() -> deliveries.get() >= 2);
        broken = false;
        queue("next");

        ann.awaitReceived("next", SOON);
        assertThat(ann.received()).extracting(PhoneMessage::text).containsExactly("hello", "next");
    }

    @Test
    void sendsAMessageOnceThatTheBrokerDeliversAgainAfterARestart() throws Exception {
        broken = true;
        queue("hello");
        await().atMost(SOON).until(() -> deliveries.get() >= 1);
        context.stop();
        int before = deliveries.get();
        broken = false;
        start();
        await().atMost(SOON).until(() -> deliveries.get() > before);
        queue("next");

        ann.awaitReceived("next", SOON);
        assertThat(ann.received()).extracting(PhoneMessage::text).containsExactly("hello", "next");
    }

    @Test
    void putsWhatCameInIntoTheQueue() {
        ann.sends("question").to(OWN);
        String text = context.createConsumerTemplate().receiveBody("jms:queue:inbox", SOON.toMillis(), String.class);
        assertThat(text).isEqualTo("question");
    }

    private void queue(String text) {
        context.createProducerTemplate().sendBodyAndHeaders("jms:queue:outbox", text, Map.of("recipient", ANN));
    }

    private void start() throws Exception {
        context = new DefaultCamelContext();
        ConnectionFactory factory = new ActiveMQConnectionFactory(BROKER);
        context.addComponent("jms", JmsComponent.jmsComponentAutoAcknowledge(factory));
        context.getRegistry().bind("support", account());
        context.addRoutes(new JmsBridge());
        AdviceWith.adviceWith(context, "sent", route -> route.weaveAddFirst().process(exchange -> {
            deliveries.incrementAndGet();
            if (broken) {
                throw new IllegalStateException("on purpose, after the message was sent");
            }
        }));
        context.start();
    }

    private WhatsAppAccount account() {
        WhatsAppAccount account = new WhatsAppAccount();
        account.setGeneration("classic");
        account.setPhoneNumber(OWN);
        account.setPassword(emulator.account(OWN).password());
        account.setServers("127.0.0.1:" + emulator.classicAddress().getPort());
        account.setStorePath(directory.toString());
        return account;
    }
}
