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
 * What waits for the writer, in the order of submission; what is preferred has a line of its own, from which each group is filled first, up
 * to a share, so that neither line holds up the other. Deferred work waits in its place until somebody else needs a commit, its time is over,
 * or there is a group's worth of it. Safe for use by several threads; one of them takes.
 *
 * <p>The bound counts what is unfinished: waiting, under way, or done and not yet told.
 */
final class WorkQueue {
    private static final int REST = 5;

    /** The part of a group that those may fill who are preferred. */
    private static final int SHARE = 4;

    private final int bound;
    private final int groupSize;
    private final Duration idle;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Work<?>> preferred = new ArrayDeque<>();
    private final Deque<Work<?>> ordinary = new ArrayDeque<>();
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
            line(work).addLast(work);
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
            List<Work<?>> group = new ArrayList<>(Math.min(groupSize, waiting()));
            fill(group, preferred, Math.max(1, groupSize / SHARE));
            fill(group, ordinary, groupSize);
            rest();
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void fill(List<Work<?>> group, Deque<Work<?>> line, int size) {
        while (group.size() < size && !line.isEmpty() && mayGo(line.element())) {
            Work<?> work = line.removeFirst();
            count(work, -1);
            group.add(work);
        }
    }

    /** What the store does of its own comes after all that was submitted before. */
    private boolean mayGo(Work<?> work) {
        return work.kind() != Work.Kind.INTERNAL || preferred.isEmpty();
    }

    /** Gives work that was taken and not begun its place back, at the head. */
    void leave(List<Work<?>> rest) {
        lock.lock();
        try {
            for (int i = rest.size() - 1; i >= 0; i--) {
                Work<?> work = rest.get(i);
                line(work).addFirst(work);
                count(work, 1);
            }
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
                line(deferred.get(i)).addFirst(deferred.get(i));
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
        return urgent > 0 || closed || (waiting() >= groupSize && !resting) || (flushing && waiting() > 0);
    }

    private int waiting() {
        return preferred.size() + ordinary.size();
    }

    private Deque<Work<?>> line(Work<?> work) {
        return work.isPreferred() ? preferred : ordinary;
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
        if (waiting() == 0) {
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
