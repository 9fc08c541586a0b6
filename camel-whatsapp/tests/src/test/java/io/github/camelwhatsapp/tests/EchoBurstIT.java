package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.component.WhatsAppAccount;
import io.github.camelwhatsapp.component.WhatsAppEndpoint;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Direction;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneEvent;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A route that answers on its own account: consumer and producer share a socket, and neither may wait for the other. */
class EchoBurstIT {
    private static final String NUMBER = "34600000001";
    private static final String URI = "whatsapp-web:support";
    private static final long FIRST_PHONE = 34_600_000_100L;
    private static final int PHONES = 20;
    private static final Duration STALL = Duration.ofSeconds(20);

    private final TimeSource time = TimeSource.system();
    private final WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();
    private final CamelContext context = new DefaultCamelContext();
    private final List<Phone> phones = new ArrayList<>();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final AtomicInteger answered = new AtomicInteger();

    @TempDir
    private Path store;

    @AfterEach
    void stop() {
        context.stop();
        emulator.close();
    }

    @Test
    void answersABurstOfTenThousandOnTheSameAccountWithoutAStall() throws Exception {
        startRoute();
        startPhones();

        Instant begun = time.now();
        send(10_000);
        awaitAnswers(10_000);
        Duration took = Duration.between(begun, time.now());

        assertThat(answers).hasSize(10_000);
        assertThat(answers.values()).allMatch(count -> count.get() == 1);
        emulator.awaitSettled(NUMBER, STALL);
        WhatsAppEndpoint endpoint = context.getEndpoint(URI, WhatsAppEndpoint.class);
        await().atMost(STALL).until(() -> endpoint.getInboxDepth() == endpoint.getUnconsumed());
        assertThat(endpoint.getParked()).isZero();
        assertThat(emulator.ledgers().complaints()).isEmpty();
        System.out.printf(
                Locale.ROOT,
                "  echo burst: 10000 messages answered in %d ms, %.0f a second, %d connections%n",
                took.toMillis(),
                10_000_000.0 / took.toMillis(),
                emulator.connections() - PHONES);
    }

    private void startRoute() throws Exception {
        WhatsAppAccount account = new WhatsAppAccount();
        account.setGeneration("classic");
        account.setPhoneNumber(NUMBER);
        account.setPassword(emulator.account(NUMBER).password());
        account.setServers(ServerAddress.of(emulator.classicAddress()).toString());
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
        emulator.awaitOnline(NUMBER, STALL);
    }

    private void startPhones() {
        for (int i = 0; i < PHONES; i++) {
            Phone phone = emulator.phone(Long.toString(FIRST_PHONE + i));
            phone.listen(event -> note(phone, event));
            phones.add(phone);
        }
        phones.forEach(phone -> phone.awaitOnline(STALL));
    }

    private void send(int messages) {
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
    private void awaitAnswers(int messages) {
        for (int before = answered.get(); before < messages; before = answered.get()) {
            int known = before;
            await().atMost(STALL).until(() -> answered.get() > known);
        }
    }
}
