package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.component.WhatsAppAccount;
import io.github.camelwhatsapp.component.WhatsAppEndpoint;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Direction;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneEvent;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A route that answers on its own account: consumer and producer share a socket, and neither may wait for the other. */
@ParameterizedClass
@EnumSource
class EchoBurstIT {
    private static final String NUMBER = "34600000001";
    private static final String URI = "whatsapp-web:support";
    private static final long FIRST_PHONE = 34_600_000_100L;
    private static final int PHONES = 20;
    private static final Duration STALL = Duration.ofSeconds(20);

    private final TimeSource time = TimeSource.system();
    private final WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();
    private final AccountAtServer server;
    private final int messages;
    private final CamelContext context = new DefaultCamelContext();
    private final List<Phone> phones = new ArrayList<>();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final AtomicInteger answered = new AtomicInteger();

    @TempDir
    private Path store;

    /** Emulated phones encrypt for each device on the machine of the test: a tenth is enough for them. */
    EchoBurstIT(ProtocolUnderTest protocol) {
        server = protocol.account(emulator, NUMBER);
        messages = protocol == ProtocolUnderTest.CLASSIC ? 10_000 : 1_000;
    }

    @AfterEach
    void stop() {
        context.stop();
        emulator.close();
    }

    @Test
    void answersABurstOnTheSameAccountWithoutAStall() throws Exception {
        startRoute();
        startPhones();

        Instant begun = time.now();
        send();
        awaitAnswers();
        Duration took = Duration.between(begun, time.now());

        assertThat(answers).hasSize(messages);
        assertThat(answers.values()).allMatch(count -> count.get() == 1);
        server.awaitSettled(STALL);
        WhatsAppEndpoint endpoint = context.getEndpoint(URI, WhatsAppEndpoint.class);
        await().atMost(STALL).until(() -> endpoint.getInboxDepth() == endpoint.getUnconsumed());
        assertThat(endpoint.getParked()).isZero();
        assertThat(emulator.ledgers().complaints()).isEmpty();
        System.out.printf(
                Locale.ROOT,
                "  echo burst: %d messages answered in %d ms, %.0f a second%n",
                messages,
                took.toMillis(),
                1_000.0 * messages / took.toMillis());
    }

    private void startRoute() throws Exception {
        WhatsAppAccount account = server.configured(store);
        account.setStorePath(store.toString());
        account.setPacing(WhatsAppAccount.Pace.OFF);
        context.getRegistry().bind("support", account);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(URI).id("echo").to(URI);
            }
        });
        context.start();
        server.admit(this::code, () -> {});
        WhatsAppEndpoint endpoint = context.getEndpoint(URI, WhatsAppEndpoint.class);
        await().atMost(STALL).until(() -> endpoint.getConnectionState().equals("ONLINE"));
    }

    private String code() {
        return context.createProducerTemplate()
                .asyncRequestBody(URI, new LinkByQr(), LinkingCode.class)
                .orTimeout(30, TimeUnit.SECONDS)
                .join()
                .text();
    }

    private void startPhones() {
        for (int i = 0; i < PHONES; i++) {
            Phone phone = emulator.phone(Long.toString(FIRST_PHONE + i));
            phone.listen(event -> note(phone, event));
            phones.add(phone);
        }
        phones.forEach(phone -> phone.awaitOnline(STALL));
    }

    private void send() {
        for (int i = 0; i < messages; i++) {
            phones.get(i % PHONES).sends("message " + i).to(NUMBER);
        }
    }

    private void note(Phone phone, PhoneEvent event) {
        if (event instanceof PhoneEvent.MessageAdded added && added.message().direction() == Direction.IN) {
            answers.computeIfAbsent(phone.number() + ' ' + added.message().text(), key -> new AtomicInteger())
                    .incrementAndGet();
            answered.incrementAndGet();
        }
    }

    /** However slow the machine is: some answer must come within each stretch of time. */
    private void awaitAnswers() {
        for (int before = answered.get(); before < messages; before = answered.get()) {
            int known = before;
            await().atMost(STALL).until(() -> answered.get() > known);
        }
    }
}
