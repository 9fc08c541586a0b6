package io.github.camelwhatsapp.store.jdbc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells callers the outcome of their transactions, one after the other in the order of the commits, on a thread of its own
 * that ends when it has nothing to do. What waits for it is bounded by the work queue, which counts it as unfinished.
 */
final class CompletionLane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CompletionLane.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration KEPT_IDLE = Duration.ofSeconds(30);

    private final ThreadPoolExecutor executor;
    private final IntConsumer told;
    private volatile @Nullable Thread thread;

    /**
     * @param name the thread's name
     * @param told is given the number of works whose outcome was told
     */
    CompletionLane(String name, IntConsumer told) {
        this.told = told;
        executor = new ThreadPoolExecutor(
                1, 1, KEPT_IDLE.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> thread(task, name));
        executor.allowCoreThreadTimeOut(true);
    }

    /** Tells the outcomes of a group. */
    void complete(List<Work<?>> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            executor.execute(() -> tell(group));
        } catch (RejectedExecutionException e) {
            tell(group); // It was closed while the database did nothing: whoever still waits gets to know all the same.
        }
    }

    private void tell(List<Work<?>> group) {
        group.forEach(Work::complete);
        told.accept(group.size());
    }

    /** Waits until everything was told, unless it is called from what is told. */
    @Override
    public void close() {
        executor.shutdown();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            if (!executor.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn(
                        "Something that depends on a transaction blocks for {} s; the store closes without it",
                        PATIENCE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread thread(Runnable task, String name) {
        Thread made = new Thread(task, name);
        made.setDaemon(true);
        thread = made;
        return made;
    }
}
