package io.github.camelwhatsapp.concurrent;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after the other, in the order they came, on the threads of a shared executor. State that only one lane touches
 * needs no lock. A lane holds no thread while it is idle. Once the executor takes no more tasks, those who bring them do them, so that
 * whoever waits for one gets to know what came of it.
 *
 * <p>It has no bound of its own: whoever feeds it from outside must hold back (the connection stops reading its socket).
 */
public final class SerialLane implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(SerialLane.class);

    /** After so many tasks a lane gives its thread to another one. */
    private static final int TURN = 64;

    private final Executor executor;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean running;

    /** A lane on this executor's threads. */
    public SerialLane(Executor executor) {
        this.executor = executor;
    }

    /** Queues a task. Its exceptions are logged and do not stop the lane. */
    @Override
    public void execute(Runnable task) {
        synchronized (tasks) {
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        goOn();
    }

    private void goOn() {
        boolean more = true;
        while (more && !handedOver()) {
            more = turn();
        }
    }

    private boolean handedOver() {
        try {
            executor.execute(() -> {
                if (turn()) {
                    goOn();
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Answers whether there may be more to do. */
    private boolean turn() {
        for (int i = 0; i < TURN; i++) {
            Runnable task;
            synchronized (tasks) {
                task = tasks.poll();
                if (task == null) {
                    running = false;
                    return false;
                }
            }
            runLogged(task);
        }
        return true;
    }

    private static void runLogged(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("A task failed on its lane", e);
        }
    }
}
