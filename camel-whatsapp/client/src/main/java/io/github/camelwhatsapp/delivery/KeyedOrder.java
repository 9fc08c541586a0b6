package io.github.camelwhatsapp.delivery;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** Begins asynchronous steps of one key one after the other, whatever the others do. Holds nothing for a key that is idle. */
final class KeyedOrder {
    private final ConcurrentMap<String, CompletableFuture<Void>> tails = new ConcurrentHashMap<>();

    /** Begins the step when the one before it of this key is over, well or badly. */
    <T> CompletableFuture<T> then(String key, Supplier<CompletionStage<T>> step) {
        CompletableFuture<T> result = new CompletableFuture<>();
        CompletableFuture<Void> end = new CompletableFuture<>();
        CompletableFuture<Void> before = tails.put(key, end);
        Runnable begin = () -> begin(step, result, end, key);
        if (before == null) {
            begin.run();
        } else {
            before.whenComplete((done, problem) -> begin.run());
        }
        return result;
    }

    private <T> void begin(
            Supplier<CompletionStage<T>> step, CompletableFuture<T> result, CompletableFuture<Void> end, String key) {
        CompletionStage<T> stage;
        try {
            stage = step.get();
        } catch (RuntimeException e) {
            stage = CompletableFuture.failedFuture(e);
        }
        stage.whenComplete((value, problem) -> {
            tails.remove(key, end);
            end.complete(null);
            if (problem == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(problem);
            }
        });
    }
}
