package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Wall time for what is due soon; what is due later comes when a test says so. */
final class ShiftedTime implements TimeSource {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final List<Waiting> waiting = new ArrayList<>();
    private Duration shift = Duration.ZERO;

    private record Waiting(Instant at, Runnable task) {}

    @Override
    public synchronized Instant now() {
        return TimeSource.system().now().plus(shift);
    }

    @Override
    public synchronized Timer schedule(Duration delay, Runnable task) {
        if (delay.compareTo(LONG) < 0) {
            return TimeSource.system().schedule(delay, task);
        }
        Waiting entry = new Waiting(now().plus(delay), task);
        waiting.add(entry);
        return () -> forget(entry);
    }

    /** Moves the clock forward and runs what falls due. */
    void shift(Duration by) {
        List<Waiting> due;
        synchronized (this) {
            shift = shift.plus(by);
            Instant now = now();
            due = waiting.stream().filter(entry -> !entry.at().isAfter(now)).toList();
            waiting.removeAll(due);
        }
        due.forEach(entry -> entry.task().run());
    }

    private synchronized void forget(Waiting entry) {
        waiting.remove(entry);
    }
}
