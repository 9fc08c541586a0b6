package io.github.camelwhatsapp.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LongWorkTest {
    @Test
    void computesEachOnce() {
        AtomicInteger computations = new AtomicInteger();

        Map<Integer, String> results = join(LongWork.each(List.of(1, 2, 3, 2), item -> {
            computations.incrementAndGet();
            return "no. " + item;
        }));

        assertThat(results).containsOnly(Map.entry(1, "no. 1"), Map.entry(2, "no. 2"), Map.entry(3, "no. 3"));
        assertThat(computations).hasValue(3);
        assertThat(join(LongWork.each(List.of(), Object::toString))).isEmpty();
    }

    @Test
    void letsNobodyWithLittleToDoWaitForAllOfOneWithMuch() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch small = new CountDownLatch(1);
        AtomicInteger before = new AtomicInteger();
        CompletionStage<?> much =
                LongWork.each(IntStream.range(0, 10_000).boxed().toList(), item -> {
                    begun.countDown();
                    if (small.getCount() > 0) {
                        before.incrementAndGet();
                        pause();
                    }
                    return item;
                });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        join(LongWork.each(List.of("one"), item -> {
            small.countDown();
            return item;
        }));

        assertThat(before.get()).isLessThan(5_000);
        join(much);
    }

    @Test
    void tellsWhatAComputationThrew() {
        assertThatThrownBy(() -> join(LongWork.each(List.of(1), item -> {
                    throw new IllegalStateException("expected by the test");
                })))
                .hasRootCauseMessage("expected by the test");
    }

    /** So much that all of them together would take seconds. */
    private static void pause() {
        long until = System.nanoTime() + 1_000_000;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private static <T> T join(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
