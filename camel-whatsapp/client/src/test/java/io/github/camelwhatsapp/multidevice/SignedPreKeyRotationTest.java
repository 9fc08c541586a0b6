package io.github.camelwhatsapp.multidevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.error.NotConnectedException;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.signal.SignedPreKey;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.LocalIdentity;
import io.github.camelwhatsapp.store.SignedPreKeys;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection that lasts for months, with a server that answers as a test says. */
class SignedPreKeyRotationTest {
    private static final Executor LANE = Runnable::run;

    private final VirtualTimeSource time = new VirtualTimeSource(Instant.parse("2026-01-01T00:00:00Z"));
    private final AccountStores stores = SqliteAccountStores.inMemory("test", StoreCipher.plain(), time);
    private final AccountStore store = stores.open("ann");
    private final SecureRandom random = new SecureRandom();
    private final List<Node> sent = new ArrayList<>();
    private final AtomicInteger compared = new AtomicInteger();
    private Optional<RuntimeException> refusal = Optional.empty();
    private final SignedPreKeyRotation rotation =
            new SignedPreKeyRotation(context(), LANE, this::answer, compared::incrementAndGet);

    @BeforeEach
    void installKeys() {
        LocalIdentity identity = LocalIdentity.generate(random);
        SignedPreKey first = SignedPreKey.generate(1, identity.keyPair(), random);
        store.perform(tx -> {
                    tx.signal().install(identity, 1);
                    tx.signal().signedPreKeys().rotate(first.keyPair(), first.signature(), time.now());
                })
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        rotation.stop();
        stores.close();
    }

    @Test
    void rotatesEveryTwentySevenDaysAndKeepsTheLastThree() {
        rotation.begin();
        for (int id = 2; id <= 5; id++) {
            awaitTimer();
            time.advance(Duration.ofDays(27).minusSeconds(1));
            assertThat(sent).hasSize(id - 2);
            time.advance(Duration.ofSeconds(1));
            awaitSent(id - 1);
            int now = id;
            await().until(() -> current() == now);
        }
        assertThat(List.of(1, 2)).noneMatch(this::isKept);
        assertThat(List.of(3, 4, 5)).allMatch(this::isKept);
        assertThat(compared).hasValue(0);
    }

    @Test
    void usesTheOldOneUntilTheServerHasTakenTheNewOneWhichCanBeReadAllTheSame() {
        refusal = Optional.of(new NotConnectedException("ann", "rotate", "over"));
        time.advance(Duration.ofDays(27));
        rotation.begin();
        awaitSent(1);

        assertThat(current()).isEqualTo(1);
        assertThat(isKept(2)).isTrue();

        // The next connection sends the same key.
        refusal = Optional.empty();
        new SignedPreKeyRotation(context(), LANE, this::answer, compared::incrementAndGet).begin();
        awaitSent(2);
        await().until(() -> current() == 2);
        assertThat(sent.get(1).child("rotate")).isEqualTo(sent.get(0).child("rotate"));
    }

    @Test
    void triesAgainAfterADayWhenTheServerFails() {
        refusal = Optional.of(new RefusedException("rotate", 503, "service-unavailable"));
        time.advance(Duration.ofDays(27));
        rotation.begin();
        awaitSent(1);
        refusal = Optional.empty();
        awaitTimer();
        time.advance(Duration.ofHours(23));
        assertThat(sent).hasSize(1);

        time.advance(Duration.ofHours(1));
        awaitSent(2);
        await().until(() -> current() == 2);
        assertThat(compared).hasValue(0);
    }

    @Test
    void asksWhichKeysTheServerHasWhenItDoesNotLikeTheNewOne() {
        refusal = Optional.of(new RefusedException("rotate", 406, "not-acceptable"));
        time.advance(Duration.ofDays(27));
        rotation.begin();
        await().until(() -> compared.get() == 1);
        assertThat(current()).isEqualTo(1);
    }

    private CompletionStage<Node> answer(String name, Function<String, Node> request) {
        sent.add(request.apply("1"));
        return refusal.<CompletionStage<Node>>map(CompletableFuture::failedFuture)
                .orElseGet(() -> CompletableFuture.completedFuture(Node.of("iq")));
    }

    private void awaitSent(int count) {
        await().until(() -> sent.size() == count);
    }

    private void awaitTimer() {
        await().until(() -> time.scheduled() == 1);
    }

    private int current() {
        return keys(SignedPreKeys::current).orElseThrow().id();
    }

    private boolean isKept(int id) {
        return store.transact(tx -> tx.signal().stores().signedPreKeys().find(id))
                .toCompletableFuture()
                .join()
                .isPresent();
    }

    private <T> T keys(Function<SignedPreKeys, T> question) {
        return store.transact(tx -> question.apply(tx.signal().signedPreKeys()))
                .toCompletableFuture()
                .join();
    }

    private ConnectionContext context() {
        AccountSettings settings = AccountSettings.builder("ann")
                .generation(MultiDeviceGeneration.NAME)
                .build();
        return new ConnectionContext(settings, store, time, LANE, null, null, null, Optional.empty());
    }
}
