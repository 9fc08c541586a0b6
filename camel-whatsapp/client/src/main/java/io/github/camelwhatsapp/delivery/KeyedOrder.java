package io.github.camelwhatsapp.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Begins asynchronous steps that have a key in common one after the other, whatever the others do. A step may have several keys: all by
 * which one person is known, say. Holds nothing for a key that is idle.
 */
final class KeyedOrder {
    /** The end of the last step of each key; guarded by this. */
    private final Map<String, CompletableFuture<Void>> tails = new HashMap<>();

    private final Queue<CompletableFuture<Void>> ended = new ConcurrentLinkedQueue<>();
    private final AtomicInteger telling = new AtomicInteger();

    /** Begins the step when those before it of any of these keys are over, well or badly. */
    <T> CompletableFuture<T> then(Collection<String> keys, Supplier<CompletionStage<T>> step) {
        CompletableFuture<T> result = new CompletableFuture<>();
        CompletableFuture<Void> end = new CompletableFuture<>();
        List<CompletableFuture<Void>> before = follow(keys, end);
        Runnable begin = () -> begin(step, result, end, keys);
        if (before.isEmpty()) {
            begin.run();
        } else {
            CompletableFuture.allOf(before.toArray(CompletableFuture[]::new))
                    .whenComplete((done, problem) -> begin.run());
        }
        return result;
    }

    private synchronized List<CompletableFuture<Void>> follow(Collection<String> keys, CompletableFuture<Void> end) {
        List<CompletableFuture<Void>> before = new ArrayList<>();
        for (String key : keys) {
            CompletableFuture<Void> tail = tails.put(key, end);
            if (tail != null && tail != end) {
                before.add(tail);
            }
        }
        return before;
    }

    private <T> void begin(
            Supplier<CompletionStage<T>> step,
            CompletableFuture<T> result,
            CompletableFuture<Void> end,
            Collection<String> keys) {
        CompletionStage<T> stage;
        try {
            stage = step.get();
        } catch (RuntimeException e) {
            stage = CompletableFuture.failedFuture(e);
        }
        stage.whenComplete((value, problem) -> {
            synchronized (this) {
                keys.forEach(key -> tails.remove(key, end));
            }
            tell(end);
            if (problem == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(problem);
            }
        });
    }

    /** One after the other: steps that are over at once, however many, do not pile up on the stack. */
    private void tell(CompletableFuture<Void> end) {
        ended.add(end);
        if (telling.getAndIncrement() == 0) {
            do {
                ended.remove().complete(null);
            } while (telling.decrementAndGet() > 0);
        }
    }
}
