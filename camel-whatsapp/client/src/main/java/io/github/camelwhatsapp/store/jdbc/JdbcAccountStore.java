package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AddressListener;
import io.github.camelwhatsapp.store.StoreClosedException;
import io.github.camelwhatsapp.store.StoreException;
import io.github.camelwhatsapp.store.StoreFencedException;
import io.github.camelwhatsapp.store.StoreUnavailableException;
import io.github.camelwhatsapp.store.TransactionAction;
import io.github.camelwhatsapp.store.TransactionBody;
import io.github.camelwhatsapp.store.TransactionSeries;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One holder of one account. Each of its transactions first compares the account's owner epoch with the one that it was
 * given when it was opened, so a holder that was replaced neither writes nor reads.
 */
final class JdbcAccountStore implements AccountStore {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcAccountStore.class);

    private final StoreWriter writer;
    private final SealedColumns columns;
    private final AccountOwnership ownership;
    private final AtomicBoolean closed;
    private final boolean preferred;
    private final AtomicReference<AddressListener> listener;

    JdbcAccountStore(StoreWriter writer, SealedColumns columns, AccountOwnership ownership) {
        this(writer, columns, ownership, new AtomicBoolean(), false, new AtomicReference<>((tx, person, ended) -> {}));
    }

    private JdbcAccountStore(
            StoreWriter writer,
            SealedColumns columns,
            AccountOwnership ownership,
            AtomicBoolean closed,
            boolean preferred,
            AtomicReference<AddressListener> listener) {
        this.writer = writer;
        this.columns = columns;
        this.ownership = ownership;
        this.closed = closed;
        this.preferred = preferred;
        this.listener = listener;
    }

    @Override
    public String account() {
        return ownership.name();
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> transact(TransactionBody<T> body) {
        return submitted(new Work<>(Work.Kind.TRANSACTION, preferred, job(body), null));
    }

    @Override
    public AccountStore preferred() {
        return new JdbcAccountStore(writer, columns, ownership, closed, true, listener);
    }

    @Override
    public void onLearned(AddressListener next) {
        listener.set(next);
    }

    @Override
    public TransactionSeries series() {
        return new Series();
    }

    private <T extends @Nullable Object> CompletableFuture<T> submitted(Work<T> work) {
        return submit(work)
                .<CompletableFuture<T>>map(CompletableFuture::failedFuture)
                .orElse(work.future());
    }

    @Override
    public void defer(TransactionAction action) {
        Function<Sql, Boolean> job = job(tx -> {
            action.run(tx);
            return true;
        });
        Work<Boolean> work = new Work<>(Work.Kind.DEFERRED, preferred, job, null);
        CompletableFuture<Boolean> unused = work.future().whenComplete(this::logFailure);
        submit(work).ifPresent(refusal -> {
            throw refusal;
        });
    }

    @Override
    public void close() {
        writer.refuseOwnThread();
        if (closed.compareAndSet(false, true)) {
            try {
                writer.await(new Work<>(Work.Kind.INTERNAL, sql -> true));
            } catch (StoreClosedException e) {
                LOG.debug("All stores were closed before the account '{}'", account());
            } catch (StoreUnavailableException e) {
                LOG.warn("The store of the account '{}' closes while work of its waits: {}", account(), e.getMessage());
            }
        }
    }

    private Optional<StoreException> submit(Work<?> work) {
        return closed.get()
                ? Optional.of(new StoreClosedException("The store of the account '" + account() + "' is closed"))
                : writer.add(work);
    }

    private <T extends @Nullable Object> Function<Sql, T> job(TransactionBody<T> body) {
        return sql -> {
            refuseIfReplaced(sql);
            Scope scope = new Scope(sql, ownership.id(), ownership.name(), columns);
            try {
                return body.run(new JdbcTransaction(scope, listener.get()));
            } finally {
                scope.end();
            }
        };
    }

    private void refuseIfReplaced(Sql sql) {
        long present = sql.number("SELECT owner_epoch FROM account WHERE id = ?", ownership.id());
        if (present != ownership.epoch()) {
            throw new StoreFencedException(account(), ownership.epoch(), present);
        }
    }

    private void logFailure(@Nullable Boolean done, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.warn("A deferred action of the account '{}' was not done: {}", account(), failure.toString());
        }
    }

    private final class Series implements TransactionSeries {
        private final SeriesState state = new SeriesState();

        @Override
        public <T extends @Nullable Object> CompletableFuture<T> transact(TransactionBody<T> body) {
            return submitted(new Work<>(Work.Kind.TRANSACTION, preferred, job(body), state));
        }
    }
}
