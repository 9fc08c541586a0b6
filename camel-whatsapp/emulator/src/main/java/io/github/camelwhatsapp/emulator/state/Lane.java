package io.github.camelwhatsapp.emulator.state;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which an emulator's state lives: what runs here runs one task after the other, so nothing in this package
 * needs a lock. Tasks must not wait for anything.
 *
 * <p>The queue has no bound of its own: each connection may have a bounded number of frames in it, and timers and test
 * threads one task each. Safe for use by several threads.
 */
public final class Lane implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private static final int CLOSING_SECONDS = 5;

    /** A task takes moments; who waits so long for its turn waits for a lane that hangs. */
    private static final int CALL_SECONDS = 60;

    private final ThreadPoolExecutor executor;
    private final Watches watches = new Watches();
    private final Set<CompletableFuture<?>> calls = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Thread thread;

    /** Starts the thread, a daemon with this name. */
    public Lane(String name) {
        executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread daemon = new Thread(task, name);
            daemon.setDaemon(true);
            thread = daemon;
            return daemon;
        });
    }

    /** Runs a task after those before it; after {@link #close} it is dropped. An exception of the task's is logged. */
    @Override
    public void execute(Runnable task) {
        try {
            submit(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("A task came after the emulator was closed and is dropped");
        }
    }

    /**
     * Runs a task and waits for its result; on the lane itself it runs at once. Never call it from an event loop.
     *
     * @throws RuntimeException whatever the task throws
     * @throws IllegalStateException if the lane is closed, also before the task had its turn; if it had none within a minute; or if the
     *     thread is interrupted
     */
    @SuppressWarnings("CollectionUndefinedEquality") // each is itself and equals no other, which is what is meant
    public <T> T call(Supplier<T> task) {
        if (Thread.currentThread() == thread) {
            return task.get();
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        calls.add(result);
        try {
            submit(() -> result.completeAsync(task, Runnable::run));
            return result.get(CALL_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException | CancellationException e) {
            throw new IllegalStateException("The emulator has been closed", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("The emulator's lane hangs: no turn in " + CALL_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The wait for the emulator was interrupted", e);
        } finally {
            calls.remove(result);
        }
    }

    /** As {@link #call}, without a result. */
    public void run(Runnable task) {
        call(() -> {
            task.run();
            return Boolean.TRUE;
        });
    }

    /** The conditions that threads wait for; they are looked at after each task. */
    public Watches watches() {
        return watches;
    }

    /** Takes no more tasks, waits a short while for those that came, and ends the thread. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
        calls.forEach(call -> call.cancel(false));
    }

    private void submit(Runnable task) {
        executor.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A task of the emulator failed", e);
            }
            watches.check();
        });
    }
}
