package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.StoreClosedException;
import io.github.camelwhatsapp.store.StoreOverloadedException;
import io.github.camelwhatsapp.store.TransactionAction;
import io.github.camelwhatsapp.store.TransactionBody;
import io.github.camelwhatsapp.store.TransactionSeries;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An account's store that lets work wait, in order, while the database has too much of it, instead of refusing it. How much can wait is
 * bounded by those who bring it: a connection stops reading its socket, a route has so many exchanges in flight.
 *
 * <p>Safe for use by several threads.
 */
final class PatientStore implements AccountStore {
    private static final Logger LOG = LoggerFactory.getLogger(PatientStore.class);
    private static final Duration AGAIN = Duration.ofMillis(10);

    private final AccountStore store;
    private final TimeSource time;

    /** Each answers whether it was taken by the store. */
    private final Queue<BooleanSupplier> waiting = new ArrayDeque<>();

    PatientStore(AccountStore store, TimeSource time) {
        this.store = store;
        this.time = time;
    }

    @Override
    public String account() {
        return store.account();
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> transact(TransactionBody<T> body) {
        return inOrder(store::transact, body);
    }

    @Override
    public AccountStore preferred() {
        return new PatientStore(store.preferred(), time);
    }

    @Override
    public TransactionSeries series() {
        return new Series(store.series());
    }

    private <T extends @Nullable Object> CompletableFuture<T> inOrder(
            TransactionSeries transactions, TransactionBody<T> body) {
        CompletableFuture<T> result = new CompletableFuture<>();
        inOrder(() -> {
            CompletableFuture<T> done = transactions.transact(body);
            if (wasRefused(done)) {
                return false;
            }
            done.whenComplete((value, problem) -> {
                if (problem == null) {
                    result.complete(value);
                } else {
                    result.completeExceptionally(problem);
                }
            });
            return true;
        });
        return result;
    }

    /** As the store does it, but never throws: what comes after the end is dropped, for it may be done again. */
    @Override
    public void defer(TransactionAction action) {
        inOrder(() -> {
            try {
                store.defer(action);
                return true;
            } catch (StoreOverloadedException e) {
                return false;
            } catch (StoreClosedException e) {
                LOG.warn(
                        "Account '{}': what became of a delivery was told after its store was closed, and is lost: if"
                                + " it was settled, it is offered again, with a higher count, at the next start",
                        account());
                return true;
            }
        });
    }

    @Override
    public void close() {
        store.close();
    }

    private synchronized void inOrder(BooleanSupplier work) {
        if (!waiting.isEmpty() || !work.getAsBoolean()) {
            waiting.add(work);
            if (waiting.size() == 1) {
                tryLater();
            }
        }
    }

    private synchronized void goOn() {
        while (!waiting.isEmpty() && waiting.element().getAsBoolean()) {
            waiting.remove();
        }
        if (!waiting.isEmpty()) {
            tryLater();
        }
    }

    private void tryLater() {
        time.schedule(AGAIN, this::goOn);
    }

    private static boolean wasRefused(CompletableFuture<?> done) {
        return done.isCompletedExceptionally()
                && done.handle((value, problem) -> problem instanceof StoreOverloadedException)
                        .getNow(false);
    }

    private final class Series implements TransactionSeries {
        private final TransactionSeries series;

        Series(TransactionSeries series) {
            this.series = series;
        }

        @Override
        public <T extends @Nullable Object> CompletableFuture<T> transact(TransactionBody<T> body) {
            return inOrder(series, body);
        }
    }
}
