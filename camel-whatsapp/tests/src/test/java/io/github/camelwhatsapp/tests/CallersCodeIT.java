package io.github.camelwhatsapp.tests;

import static io.github.camelwhatsapp.tests.TestAccount.join;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.delivery.Delivery;
import io.github.camelwhatsapp.delivery.DeliverySettings;
import io.github.camelwhatsapp.delivery.Pacing;
import io.github.camelwhatsapp.delivery.RedeliveryPolicy;
import io.github.camelwhatsapp.delivery.SendOptions;
import io.github.camelwhatsapp.delivery.SendOptions.CompleteOn;
import io.github.camelwhatsapp.delivery.Subscription;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.Ping;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Code of callers that blocks, on a client whose own work has a single thread, and whose store serves another account too. */
@ParameterizedClass
@EnumSource
class CallersCodeIT {
    private static final Party CAROL = Party.ofPhone("34600000003");
    private static final int BLOCKED = 4;

    private final WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();
    private final AccountStores stores = SqliteAccountStores.inMemory("test", StoreCipher.plain(), TimeSource.system());
    private final ExecutorService single = Executors.newSingleThreadExecutor();
    private final CountDownLatch blocked = new CountDownLatch(BLOCKED);
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final Phone bob = emulator.phone("34600000002");
    private final Phone carol = emulator.phone(CAROL.id().user());
    private final AccountAtServer annAtServer;
    private final AccountAtServer doraAtServer;
    private final WhatsAppClient ann;
    private final WhatsAppClient dora;
    private long reconnects;

    CallersCodeIT(ProtocolUnderTest protocol) {
        annAtServer = protocol.account(emulator, "34600000001");
        doraAtServer = protocol.account(emulator, "34600000004");
        ann = client(annAtServer);
        dora = client(doraAtServer);
    }

    @BeforeEach
    void goOnline() {
        join(ann.subscribe(new Subscription("a", event -> true, 10, RedeliveryPolicy.DEFAULT, this::handle)))
                .resume();
        annAtServer.admit(ann);
        doraAtServer.admit(dora);
        await().atMost(Duration.ofSeconds(20)).until(() -> List.of(ann, dora).stream()
                .allMatch(client -> client.status().isOnline()));
        reconnects = ann.reconnects();
    }

    @AfterEach
    void stop() {
        release.countDown();
        ann.close();
        dora.close();
        stores.close();
        emulator.close();
        single.shutdownNow();
    }

    @Test
    void holdsUpNeitherTheConnectionNorTheStoreNorOtherChatsWhenItBlocks() throws InterruptedException {
        ann.execute(new Ping()).thenAccept(answer -> block());
        send(ann, CompleteOn.STORED, "kept").thenAccept(sent -> block());
        send(ann, CompleteOn.ACK, "taken").thenAccept(sent -> block());
        bob.sends("block").to("34600000001");
        assertThat(blocked.await(20, SECONDS)).isTrue();

        assertThat(join(ann.execute(new Ping()))).isPositive();
        join(send(ann, CompleteOn.ACK, "also taken"));
        join(send(dora, CompleteOn.ACK, "of another account"));
        carol.sends("while others block").to("34600000001");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(texts).containsExactly("while others block"));
        assertThat(ann.reconnects()).isEqualTo(reconnects);
    }

    private CompletionStage<?> send(WhatsAppClient from, CompleteOn when, String text) {
        return from.send(new SendMessage(CAROL, new Text(text)), SendOptions.DEFAULT.withCompleteOn(when));
    }

    private void handle(Delivery delivery) {
        if (delivery.event() instanceof MessageReceived message && message.content() instanceof Text text) {
            if (text.text().equals("block")) {
                block();
            } else {
                texts.add(text.text());
            }
        }
        delivery.settle();
    }

    private void block() {
        blocked.countDown();
        try {
            assertThat(release.await(60, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private WhatsAppClient client(AccountAtServer server) {
        return WhatsAppClient.builder(server.settings().build(), stores)
                .delivery(DeliverySettings.DEFAULT.withPacing(Pacing.OFF))
                .executor(single)
                .build();
    }
}
