package io.github.camelwhatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.spi.AccountContext;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.ConnectionListener;
import io.github.camelwhatsapp.spi.ProtocolGeneration;
import io.github.camelwhatsapp.spi.Sealing;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhatsAppClientTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final AccountStores stores =
            SqliteAccountStores.inMemory("tests", StoreCipher.plain(), TimeSource.system());
    private final List<DeafConnection> opened = new CopyOnWriteArrayList<>();
    private final WhatsAppClient client = WhatsAppClient.builder(
                    AccountSettings.builder("support").build(), stores)
            .generation(new Scripted())
            .build();

    @AfterEach
    void close() {
        opened.forEach(connection -> connection.listener.closed(ConnectionCause.of(ConnectionCause.Kind.REQUESTED)));
        client.close();
        stores.close();
    }

    @Test
    void staysStoppedAlthoughItsStartIsNotThroughYet() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        try (AccountStore other = stores.open("other")) {
            CompletableFuture<Boolean> work = other.transact(transaction -> waitFor(busy));
            client.start();
            client.stop().toCompletableFuture().get(20, TimeUnit.SECONDS);
            busy.countDown();
            assertThat(work.get(20, TimeUnit.SECONDS)).isTrue();
        }
        client.statistics().toCompletableFuture().get(20, TimeUnit.SECONDS);

        assertThat(opened).isEmpty();
        client.start();
        await().atMost(SOON).until(() -> opened.size() == 1);
    }

    @Test
    void closesWithoutItsConnectionWhenItIsInterrupted() {
        client.start();
        await().atMost(SOON).until(() -> opened.size() == 1);

        Thread.currentThread().interrupt();
        client.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(client.statistics()).failsWithin(SOON);
    }

    @Test
    void connectsNobodyOnceItIsClosed() {
        client.close();
        client.start();

        assertThat(client.execute(new LinkByQr()))
                .failsWithin(SOON)
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOf(RefusedException.class)
                .withMessageContaining("stopped");
        assertThat(client.status().state()).isEqualTo(ConnectionState.STOPPED);
        assertThat(opened).isEmpty();
    }

    private static boolean waitFor(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Scripted implements ProtocolGeneration {
        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public boolean supports(Operation<?> operation) {
            return true;
        }

        @Override
        public boolean has(Class<?> operation) {
            return true;
        }

        @Override
        public Supplier<String> messageIds(AccountContext account) {
            return () -> "1";
        }

        @Override
        public Connection open(ConnectionContext context) {
            DeafConnection connection = new DeafConnection(context.listener());
            opened.add(connection);
            return connection;
        }
    }

    /** Closes only when the test says so. */
    private static final class DeafConnection implements Connection {
        private final ConnectionListener listener;

        DeafConnection(ConnectionListener listener) {
            this.listener = listener;
        }

        @Override
        public <R> CompletionStage<R> execute(Operation<R> operation) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletionStage<Sealing> prepare(String id, QueuedOperation operation) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletionStage<Void> write(byte[] sealed) {
            return new CompletableFuture<>();
        }

        @Override
        public void close(ConnectionCause cause) {
            // It does not hear.
        }
    }
}
