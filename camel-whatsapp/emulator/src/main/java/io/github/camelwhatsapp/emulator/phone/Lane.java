package io.github.camelwhatsapp.emulator.phone;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the tasks of one phone one after the other, in order, on a pool that it shares with other phones. */
final class Lane implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final int CAPACITY = 20_000;
    /** After so many tasks the thread goes to another phone, so that a busy one starves nobody. */
    private static final int TURN = 64;

    private static final String CLOSED = "The phones have been closed";

    private final Executor pool;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean active;
    private boolean closed;

    Lane(Executor pool) {
        this.pool = pool;
    }

    /**
     * Puts a task at the end of the lane.
     *
     * @throws RejectedExecutionException if 20,000 tasks wait already, or the lane or its pool has been closed
     */
    @Override
    public void execute(Runnable task) {
        synchronized (tasks) {
            if (closed) {
                throw new RejectedExecutionException(CLOSED);
            }
            if (tasks.size() >= CAPACITY) {
                throw new RejectedExecutionException(
                        CAPACITY + " things wait for this phone; it takes no more until it caught up");
            }
            tasks.add(task);
            if (active) {
                return;
            }
            active = true;
        }
        takeTurn();
    }

    /** Takes no more tasks, also while the last one is still on its way out, and forgets those that wait. */
    void close() {
        synchronized (tasks) {
            closed = true;
            tasks.clear();
        }
    }

    private void takeTurn() {
        try {
            pool.execute(this::turn);
        } catch (RejectedExecutionException e) {
            synchronized (tasks) {
                tasks.clear();
                active = false;
            }
            throw new RejectedExecutionException(CLOSED, e);
        }
    }

    private void turn() {
        for (int i = 0; i < TURN; i++) {
            Runnable task = next();
            if (task == null) {
                return;
            }
            run(task);
        }
        takeTurn();
    }

    private @Nullable Runnable next() {
        synchronized (tasks) {
            Runnable task = tasks.poll();
            active = task != null;
            return task;
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A phone's task failed", e);
        }
    }
}
