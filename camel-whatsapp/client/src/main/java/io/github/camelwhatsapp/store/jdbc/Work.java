package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.CommitUnknownException;
import io.github.camelwhatsapp.store.StoreUnavailableException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done on the writer thread, and what came of it. The outcome is kept until the commit is decided; only then
 * is the future completed.
 *
 * @param <T> what it answers
 */
final class Work<T extends @Nullable Object> {
    /** Who waits for it, and where. */
    enum Kind {
        /** A caller's transaction; told on the completion lane. */
        TRANSACTION,
        /** A caller's deferred action; nobody waits, it hurries nobody, and it is kept until the database works again. */
        DEFERRED,
        /** The store's own; told on the writer thread to one that waits for it. It does not count for the bound. */
        INTERNAL
    }

    private final Kind kind;
    private final boolean preferred;
    private final Function<Sql, T> job;
    private final @Nullable SeriesState series;
    private final CompletableFuture<T> future = new CompletableFuture<>();
    private @Nullable T result;
    private @Nullable Throwable failure;

    Work(Kind kind, Function<Sql, T> job) {
        this(kind, false, job, null);
    }

    /**
     * With all that can be said of it.
     *
     * @param preferred whether it goes before what is not
     * @param series of which it is a part: it is done only if none before it has failed
     */
    Work(Kind kind, boolean preferred, Function<Sql, T> job, @Nullable SeriesState series) {
        this.kind = kind;
        this.preferred = preferred;
        this.job = job;
        this.series = series;
    }

    Kind kind() {
        return kind;
    }

    /** Whether it goes before what is not preferred. */
    boolean isPreferred() {
        return preferred;
    }

    CompletableFuture<T> future() {
        return future;
    }

    /** Does it, in place of an earlier try. Whatever is thrown becomes the outcome. */
    void run(Sql sql) {
        failure = null;
        result = null;
        if (series != null && series.isBroken()) {
            failure = new StoreUnavailableException(
                    "Not done, because something before it failed", new IllegalStateException("a broken series"));
            return;
        }
        try {
            result = job.apply(sql);
        } catch (Throwable e) {
            failure = e;
        }
    }

    /** Sets the outcome, unless it has failed already. */
    void fail(RuntimeException cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    /** Lets no later work of its series be done if it has failed for good. */
    void breakSeriesIfFailed() {
        if (series != null && failed()) {
            series.breakOff();
        }
    }

    boolean failed() {
        return failure != null;
    }

    /** Whether it failed because the database did not work, and nothing of it was kept. */
    boolean unavailable() {
        return failure instanceof StoreUnavailableException;
    }

    /** Whether it must be done once more: nobody waits for a deferred action, so the store itself sees to it. */
    boolean stillOwed() {
        return kind == Kind.DEFERRED && (unavailable() || failure instanceof CommitUnknownException);
    }

    /** Tells the outcome. */
    void complete() {
        if (failure == null) {
            future.complete(result);
        } else {
            future.completeExceptionally(failure);
        }
    }
}
