package io.github.camelwhatsapp.emulator.state;

import java.time.Duration;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Conditions on the state that other threads wait for. A condition is evaluated on the lane, after each of its tasks. */
public final class Watches {
    private final Queue<Watch> pending = new ConcurrentLinkedQueue<>();

    Watches() {}

    /**
     * Waits until a condition holds. Never call it on the lane or on an event loop.
     *
     * @param lane the lane that these watches belong to
     * @param what the condition in words, for the report
     * @param limit how long to wait in wall time
     * @param condition evaluated on the lane
     * @throws ConditionNotMetException if it does not hold in time, or the thread is interrupted
     */
    public void await(Lane lane, String what, Duration limit, BooleanSupplier condition) {
        Watch watch = new Watch(condition, new CompletableFuture<>());
        pending.add(watch);
        lane.execute(() -> {});
        try {
            watch.met.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new ConditionNotMetException(what, limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConditionNotMetException(what + " (the wait was interrupted)", limit);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The condition could not be evaluated: " + what, e.getCause());
        } finally {
            pending.remove(watch);
        }
    }

    void check() {
        for (Iterator<Watch> all = pending.iterator(); all.hasNext(); ) {
            if (all.next().check()) {
                all.remove();
            }
        }
    }

    private record Watch(BooleanSupplier condition, CompletableFuture<Boolean> met) {
        boolean check() {
            try {
                return condition.getAsBoolean() && met.complete(true);
            } catch (RuntimeException e) {
                return met.completeExceptionally(e);
            }
        }
    }
}
