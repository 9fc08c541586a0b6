package io.github.camelwhatsapp.emulator;

import static io.github.camelwhatsapp.emulator.Stanzas.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34123456789";
    private static final int BURST = 10_000;

    private WhatsAppEmulator emulator;

    @BeforeEach
    void start() {
        emulator = WhatsAppEmulator.builder().time(new VirtualTimeSource()).start();
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void carriesABurstOfTenThousandMessagesInOrder() {
        emulator.account(BOB);
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < BURST; i++) {
                    ann.send(text(BOB, "m" + i, "message " + i));
                }
            });
            CompletableFuture<Void> acks = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < BURST; i++) {
                    assertThat(ann.await("ack").attribute("id")).contains("m" + i);
                }
            });
            for (int i = 0; i < BURST; i++) {
                Node message = bob.await("message");
                assertThat(message.attribute("id")).contains("m" + i);
                bob.send(Stanzas.ack(message));
            }
            sending.join();
            acks.join();
            emulator.awaitSettled(BOB, Duration.ofSeconds(20));
        }
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void replaysTenThousandStoredMessages() {
        emulator.account(BOB);
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            CompletableFuture<Void> acks = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < BURST; i++) {
                    ann.await("ack");
                }
            });
            for (int i = 0; i < BURST; i++) {
                ann.send(text(BOB, "m" + i, "message " + i));
            }
            acks.join();
        }
        try (RawClient bob = RawClient.login(emulator, BOB)) {
            assertThat(bob.await("ib").firstChild().orElseThrow().attribute("count"))
                    .contains(Integer.toString(BURST));
            for (int i = 0; i < BURST; i++) {
                assertThat(bob.await("message").attribute("id")).contains("m" + i);
            }
        }
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void holdsAThousandAccountsAtOnce() {
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 1_000; i++) {
                clients.add(RawClient.login(emulator, Integer.toString(34_700_000 + i)));
            }
            assertThat(emulator.online()).hasSize(1_000);
            for (int i = 0; i < 1_000; i++) {
                clients.get(i).send(text(Integer.toString(34_700_000 + (i + 1) % 1_000), "m" + i, "round"));
            }
            for (int i = 0; i < 1_000; i++) {
                assertThat(clients.get((i + 1) % 1_000).await("message").attribute("id"))
                        .contains("m" + i);
            }
        } finally {
            clients.forEach(RawClient::close);
        }
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }
}
