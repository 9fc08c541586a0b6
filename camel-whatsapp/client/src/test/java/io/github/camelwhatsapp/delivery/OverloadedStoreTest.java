package io.github.camelwhatsapp.delivery;

import static io.github.camelwhatsapp.delivery.DeliveryTestBed.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.delivery.DeliveryTestBed.Hand;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AddressListener;
import io.github.camelwhatsapp.store.StoreOverloadedException;
import io.github.camelwhatsapp.store.TransactionAction;
import io.github.camelwhatsapp.store.TransactionBody;
import io.github.camelwhatsapp.store.TransactionSeries;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverloadedStoreTest {
    private static final String ANN = "34111111111";

    private final AtomicInteger refusals = new AtomicInteger();
    private final DeliveryTestBed bed =
            new DeliveryTestBed(DeliverySettings.DEFAULT, store -> new Refusing(store, refusals));
    private final Hand hand = new Hand();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void goesOnWithTheChatWhenTheStoreTakesTheSettlingAgain() {
        beginWithTwo();
        refusals.set(3);
        hand.get(0).settle();

        advanceUntilHeld(2);
        assertThat(hand.texts()).containsExactly("a1", "a2");
        hand.get(1).settle();
        await().until(() -> join(bed.engine().statistics()).inbox() == 0);
    }

    @Test
    void offersAgainWhenTheStoreTakesTheFailureAgain() {
        beginWithTwo();
        refusals.set(3);
        hand.get(0).fail(new IllegalStateException("not now"));

        advanceUntilHeld(2);
        assertThat(hand.texts()).containsExactly("a1", "a1");
        assertThat(hand.get(1).count()).isEqualTo(2);
    }

    private void beginWithTwo() {
        bed.subscribe("route", 10, hand);
        bed.receive(ANN, "a1");
        bed.receive(ANN, "a2");
        await().until(() -> hand.size() == 1);
    }

    private void advanceUntilHeld(int deliveries) {
        await().until(() -> {
            bed.time.advance(Duration.ofMillis(500));
            return hand.size() == deliveries;
        });
        assertThat(refusals.get()).isZero();
    }

    /** A store that has no room for what is deferred, so many times. */
    private record Refusing(AccountStore store, AtomicInteger refusals) implements AccountStore {
        @Override
        public String account() {
            return store.account();
        }

        @Override
        public <T extends @Nullable Object> CompletableFuture<T> transact(TransactionBody<T> body) {
            return store.transact(body);
        }

        @Override
        public void onLearned(AddressListener listener) {
            store.onLearned(listener);
        }

        @Override
        public TransactionSeries series() {
            return store.series();
        }

        @Override
        public void defer(TransactionAction action) {
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new StoreOverloadedException(0);
            }
            store.defer(action);
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
