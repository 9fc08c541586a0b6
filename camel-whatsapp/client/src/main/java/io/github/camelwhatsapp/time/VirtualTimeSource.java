package io.github.camelwhatsapp.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A clock that a test moves. Due tasks run on the thread that moves it, in the order of their times; a task that is
 * scheduled while another runs is run too when it falls due within the same move.
 *
 * <p>Safe for use by several threads: others may schedule while a test waits.
 */
public final class VirtualTimeSource implements TimeSource {
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private Instant now;
    private long counter;

    /** Starts at 2016-07-01T00:00:00Z, within the life of the classic protocol. */
    public VirtualTimeSource() {
        this(Instant.parse("2016-07-01T00:00:00Z"));
    }

    /** Starts at the given moment. */
    public VirtualTimeSource(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized Timer schedule(Duration delay, Runnable task) {
        Task entry = new Task(now.plus(delay.isNegative() ? Duration.ZERO : delay), counter++, task);
        tasks.add(entry);
        return () -> remove(entry);
    }

    /** Moves the clock forward and runs what falls due on the way. */
    public void advance(Duration by) {
        Instant end;
        synchronized (this) {
            end = now.plus(by);
        }
        for (Task task = due(end); task != null; task = due(end)) {
            task.action.run();
        }
        synchronized (this) {
            now = end;
        }
    }

    /** How many tasks are waiting. */
    public synchronized int scheduled() {
        return tasks.size();
    }

    /** How long it is until the first of them is due; empty when none waits. */
    public synchronized Optional<Duration> untilNext() {
        return Optional.ofNullable(tasks.peek()).map(first -> Duration.between(now, first.at));
    }

    private synchronized void remove(Task entry) {
        tasks.remove(entry);
    }

    private synchronized @Nullable Task due(Instant end) {
        Task first = tasks.peek();
        if (first == null || first.at.isAfter(end)) {
            return null;
        }
        tasks.poll();
        if (first.at.isAfter(now)) {
            now = first.at;
        }
        return first;
    }

    private record Task(Instant at, long order, Runnable action) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
