package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.StoreClosedException;
import io.github.camelwhatsapp.store.StoreException;
import io.github.camelwhatsapp.store.StoreOverloadedException;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the writer, in the order of submission. Deferred work waits in its place until somebody else needs a commit,
 * its time is over, or there is a group's worth of it. Safe for use by several threads; one of them takes.
 *
 * <p>The bound counts what is unfinished: waiting, under way, or done and not yet told.
 */
final class WorkQueue {
    private static final int REST = 5;

    private final int bound;
    private final int groupSize;
    private final Duration idle;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Work<?>> waiting = new ArrayDeque<>();
    private TimeSource.@Nullable Timer timer;
    private int urgent;
    private int unfinished;
    private boolean flushing;
    private boolean resting;
    private boolean closed;

    /**
     * @param bound how many may be unfinished
     * @param groupSize how many are taken at once
     * @param idle how long deferred work waits at most
     */
    WorkQueue(int bound, int groupSize, Duration idle, TimeSource time) {
        this.bound = bound;
        this.groupSize = groupSize;
        this.idle = idle;
        this.time = time;
    }

    /** Adds work; answers why it was not taken. */
    Optional<StoreException> add(Work<?> work) {
        lock.lock();
        try {
            if (closed) {
                return Optional.of(new StoreClosedException("The store is closed"));
            }
            if (work.kind() != Work.Kind.INTERNAL && unfinished >= bound) {
                return Optional.of(new StoreOverloadedException(bound));
            }
            unfinished++;
            waiting.addLast(work);
            count(work, 1);
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a group; an empty one means that the queue is closed and nothing is left. */
    List<Work<?>> take() {
        lock.lock();
        try {
            while (!due()) {
                changed.awaitUninterruptibly();
            }
            List<Work<?>> group = new ArrayList<>(Math.min(groupSize, waiting.size()));
            while (group.size() < groupSize && !waiting.isEmpty()) {
                Work<?> work = waiting.removeFirst();
                count(work, -1);
                group.add(work);
            }
            rest();
            return group;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives deferred work its place back, at the head, when the database did not work; it rests five times as long.
     *
     * @return false if the queue is closed: there will be no other time
     */
    boolean putBack(List<Work<?>> deferred) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            for (int i = deferred.size() - 1; i >= 0; i--) {
                waiting.addFirst(deferred.get(i));
            }
            flushing = false;
            resting = true;
            arm(idle.multipliedBy(REST));
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Notes that so many were told their outcome. */
    void finished(int howMany) {
        lock.lock();
        try {
            unfinished -= howMany;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more; what is there can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean due() {
        return urgent > 0 || closed || (waiting.size() >= groupSize && !resting) || (flushing && !waiting.isEmpty());
    }

    private void count(Work<?> work, int step) {
        if (work.kind() != Work.Kind.DEFERRED) {
            urgent += step;
        } else if (step > 0) {
            arm(idle);
        }
        if (due()) {
            changed.signalAll();
        }
    }

    private void arm(Duration delay) {
        if (timer == null) {
            timer = time.schedule(delay, this::timeIsOver);
        }
    }

    private void rest() {
        if (waiting.isEmpty()) {
            flushing = false;
            resting = false;
            if (timer != null) {
                timer.cancel();
                timer = null;
            }
        }
    }

    private void timeIsOver() {
        lock.lock();
        try {
            timer = null;
            flushing = true;
            resting = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
