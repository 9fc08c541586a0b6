package io.github.camelwhatsapp;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs what callers hang on the stages of a client away from the client's own threads: code of theirs that blocks must hold up neither
 * an event loop, nor the lane of a connection, nor the store, which tells the outcome of all accounts in order. Safe for use by several
 * threads.
 */
final class Callers {
    private final Executor executor;

    /** @param executor the threads for it */
    Callers(Executor executor) {
        this.executor = executor;
    }

    /** Threads that all clients of the process share: as many as callers keep busy at a time; they end when they are idle. */
    static Executor shared() {
        return Shared.POOL;
    }

    /** The same stage, whose dependents run on the callers' threads; one that is complete is given back as it is. */
    <T> CompletionStage<T> handOver(CompletionStage<T> stage) {
        if (stage.toCompletableFuture().isDone()) {
            return stage;
        }
        CompletableFuture<T> handed = new CompletableFuture<>();
        stage.whenComplete((value, problem) -> run(() -> complete(handed, value, problem)));
        return handed;
    }

    private void run(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            // Whoever closes the threads before the client still gets to know what came of it.
            task.run();
        }
    }

    private static <T> void complete(CompletableFuture<T> handed, T value, @Nullable Throwable problem) {
        if (problem == null) {
            handed.complete(value);
        } else {
            handed.completeExceptionally(problem);
        }
    }

    /** Made when the first client needs it. */
    private static final class Shared {
        private static final AtomicInteger COUNT = new AtomicInteger();
        static final ThreadPoolExecutor POOL =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "whatsapp-callers-" + COUNT.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }
}
