package io.github.camelwhatsapp.concurrent;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Threads for computations of which there may be very many at once, such as the agreements on keys with a thousand devices: half of the
 * cores, for all accounts of the process. On the shared pool, where the lanes of connections have their turns, each turn would wait until
 * all of them are done. They end when there is nothing to do. What waits is bounded by those who ask, a page of devices at a time.
 */
public final class LongWork {
    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final ThreadPoolExecutor POOL = pool();

    private LongWork() {}

    /**
     * Computes something for each of these. Of one call only as many are in line as there are threads, so that a call with few items does
     * not wait for all of one that has many.
     *
     * @param computation is given each item once, and never answers null
     * @return what came of each, completed on one of these threads; fails with what a computation threw
     */
    public static <T, R> CompletionStage<Map<T, R>> each(Collection<T> items, Function<T, R> computation) {
        Batch<T, R> batch = new Batch<>(items, computation);
        for (int i = 0; i < THREADS; i++) {
            batch.next();
        }
        return batch.end;
    }

    /** One call. Guarded by its own lock. */
    private static final class Batch<T, R> {
        private final CompletableFuture<Map<T, R>> end = new CompletableFuture<>();
        private final Function<T, R> computation;
        private final Queue<T> open;
        private final Map<T, R> results = new HashMap<>();
        private int missing;

        Batch(Collection<T> items, Function<T, R> computation) {
            this.computation = computation;
            open = new ArrayDeque<>(new LinkedHashSet<>(items));
            missing = open.size();
            if (open.isEmpty()) {
                end.complete(Map.of());
            }
        }

        synchronized void next() {
            T item = open.poll();
            if (item != null && !end.isDone()) {
                POOL.execute(() -> compute(item));
            }
        }

        private void compute(T item) {
            try {
                found(item, computation.apply(item));
            } catch (RuntimeException | Error e) {
                end.completeExceptionally(e);
            }
            next();
        }

        private void found(T item, R result) {
            synchronized (this) {
                results.put(item, result);
                missing--;
                if (missing > 0) {
                    return;
                }
            }
            end.complete(results);
        }
    }

    private static ThreadPoolExecutor pool() {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "whatsapp-work-" + COUNT.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
