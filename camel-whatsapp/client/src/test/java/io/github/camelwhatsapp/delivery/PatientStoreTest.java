package io.github.camelwhatsapp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AddressListener;
import io.github.camelwhatsapp.store.StoreClosedException;
import io.github.camelwhatsapp.store.StoreOverloadedException;
import io.github.camelwhatsapp.store.StoreUnavailableException;
import io.github.camelwhatsapp.store.TransactionAction;
import io.github.camelwhatsapp.store.TransactionBody;
import io.github.camelwhatsapp.store.TransactionSeries;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PatientStoreTest {
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final CrowdedStore crowded = new CrowdedStore();
    private final PatientStore store = new PatientStore(crowded, time);
    private final List<String> done = new ArrayList<>();

    @Test
    void passesOnWhatTheStoreTakes() {
        assertThat(store.transact(tx -> "answer")).isCompletedWithValue("answer");
    }

    @Test
    void letsWorkWaitInOrderWhileThereIsNoRoom() {
        crowded.full = true;
        CompletableFuture<Boolean> first = store.transact(tx -> done.add("first"));
        store.defer(tx -> done.add("second"));
        CompletableFuture<Boolean> third = store.transact(tx -> done.add("third"));
        time.advance(Duration.ofSeconds(1));
        assertThat(done).isEmpty();
        assertThat(first).isNotDone();

        crowded.full = false;
        store.defer(tx -> done.add("fourth"));
        assertThat(done).isEmpty();
        time.advance(Duration.ofSeconds(1));

        assertThat(done).containsExactly("first", "second", "third", "fourth");
        assertThat(third).isCompletedWithValue(true);
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void tellsOfWhatWaitedWithoutHoldingTheOthersUp() throws Exception {
        crowded.full = true;
        CompletableFuture<Boolean> other = store.transact(tx -> true)
                .thenCompose(first -> CompletableFuture.supplyAsync(() -> store.transact(tx -> done.add("other")))
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join());

        crowded.full = false;
        time.advance(Duration.ofSeconds(1));

        assertThat(other.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void goesOnBehindWorkThatCannotBeSubmitted() {
        crowded.full = true;
        CompletableFuture<Boolean> first = store.transact(tx -> {
            throw new IllegalStateException("expected by the test");
        });
        store.defer(tx -> {
            throw new IllegalStateException("expected by the test");
        });
        CompletableFuture<Boolean> last = store.transact(tx -> true);

        crowded.full = false;
        time.advance(Duration.ofSeconds(1));

        assertThat(first).isCompletedExceptionally();
        assertThat(last).isCompletedWithValue(true);
    }

    @Test
    void tellsOfEveryOtherFailureAtOnce() {
        crowded.broken = true;

        assertThat(store.transact(tx -> true)).isCompletedExceptionally();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void dropsAMarkThatComesAfterTheEnd() {
        crowded.closed = true;
        store.defer(tx -> done.add("late"));

        assertThat(done).isEmpty();
        assertThat(time.scheduled()).isZero();
    }

    /** A store that does what it is asked at once, unless it is told to refuse. */
    private static final class CrowdedStore implements AccountStore {
        private boolean full;
        private boolean broken;
        private boolean closed;

        @Override
        public String account() {
            return "account";
        }

        @Override
        @SuppressWarnings("NullAway") // the bodies of this test touch no transaction
        public <T> CompletableFuture<T> transact(TransactionBody<T> body) {
            if (full) {
                return CompletableFuture.failedFuture(new StoreOverloadedException(1));
            }
            return broken
                    ? CompletableFuture.failedFuture(
                            new StoreUnavailableException("broken", new IllegalStateException("expected by the test")))
                    : CompletableFuture.completedFuture(body.run(null));
        }

        @Override
        public void onLearned(AddressListener listener) {}

        @Override
        public TransactionSeries series() {
            return this::transact;
        }

        @Override
        public void defer(TransactionAction action) {
            if (full) {
                throw new StoreOverloadedException(1);
            }
            if (closed) {
                throw new StoreClosedException("closed");
            }
            action.run(null);
        }

        @Override
        public void close() {}
    }
}
