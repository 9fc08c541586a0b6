package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AddressListener;
import io.github.camelwhatsapp.store.StoreClosedException;
import io.github.camelwhatsapp.store.StoreOverloadedException;
import io.github.camelwhatsapp.store.TransactionAction;
import io.github.camelwhatsapp.store.TransactionBody;
import io.github.camelwhatsapp.store.TransactionSeries;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
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

    private final Queue<Submission> waiting = new ArrayDeque<>();

    /** Work for the store. */
    @FunctionalInterface
    private interface Submission {
        /**
         * Tries.
         *
         * @return empty if the store has too much to do; else what is left to be done without this store's lock, for it may call whoever
         *     waits
         */
        Optional<Runnable> attempt();
    }

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
    public void onLearned(AddressListener listener) {
        store.onLearned(listener);
    }

    @Override
    public TransactionSeries series() {
        return new Series(store.series());
    }

    private <T extends @Nullable Object> CompletableFuture<T> inOrder(
            TransactionSeries transactions, TransactionBody<T> body) {
        CompletableFuture<T> result = new CompletableFuture<>();
        inOrder(() -> {
            CompletableFuture<T> done = submitted(transactions, body);
            return wasRefused(done) ? Optional.empty() : Optional.of(() -> follow(done, result));
        });
        return result;
    }

    private static <T extends @Nullable Object> CompletableFuture<T> submitted(
            TransactionSeries transactions, TransactionBody<T> body) {
        try {
            return transactions.transact(body);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static <T extends @Nullable Object> void follow(CompletableFuture<T> done, CompletableFuture<T> result) {
        done.whenComplete((value, problem) -> {
            if (problem == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(problem);
            }
        });
    }

    /** As the store does it, but never throws: what comes after the end is dropped, for it may be done again. */
    @Override
    public void defer(TransactionAction action) {
        inOrder(() -> {
            try {
                store.defer(action);
            } catch (StoreOverloadedException e) {
                return Optional.empty();
            } catch (StoreClosedException e) {
                LOG.warn(
                        "Account '{}': what became of a delivery was told after its store was closed, and is lost: if"
                                + " it was settled, it is offered again, with a higher count, at the next start",
                        account());
            } catch (RuntimeException e) {
                LOG.error("Account '{}': what became of a delivery could not be noted", account(), e);
            }
            return Optional.of(() -> {});
        });
    }

    @Override
    public void close() {
        store.close();
    }

    private void inOrder(Submission work) {
        Optional<Runnable> rest;
        synchronized (this) {
            rest = waiting.isEmpty() ? work.attempt() : Optional.empty();
            if (rest.isEmpty()) {
                waiting.add(work);
                if (waiting.size() == 1) {
                    tryLater();
                }
            }
        }
        rest.ifPresent(Runnable::run);
    }

    private void goOn() {
        List<Runnable> rests = new ArrayList<>();
        synchronized (this) {
            Optional<Runnable> rest = waiting.element().attempt();
            while (rest.isPresent()) {
                rests.add(rest.get());
                waiting.remove();
                rest = waiting.isEmpty() ? Optional.empty() : waiting.element().attempt();
            }
            if (!waiting.isEmpty()) {
                tryLater();
            }
        }
        rests.forEach(Runnable::run);
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
