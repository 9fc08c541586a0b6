package io.github.camelwhatsapp.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SerialLaneTest {
    @Test
    void keepsTheOrderOnManyThreads() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            SerialLane lane = new SerialLane(pool);
            List<Integer> seen = new ArrayList<>();
            CountDownLatch done = new CountDownLatch(1);
            IntStream.range(0, 10_000).forEach(i -> lane.execute(() -> seen.add(i)));
            lane.execute(done::countDown);

            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(seen).isEqualTo(IntStream.range(0, 10_000).boxed().toList());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void goesOnAfterATaskThatFails() {
        SerialLane lane = new SerialLane(Runnable::run);
        List<String> seen = new ArrayList<>();
        lane.execute(() -> {
            throw new IllegalStateException("expected by the test");
        });
        lane.execute(() -> seen.add("next"));

        assertThat(seen).containsExactly("next");
    }

    @Test
    void doesWhatIsInLineAlthoughItsThreadsAreGone() {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        SerialLane lane = new SerialLane(pool);
        pool.shutdown();
        List<Integer> seen = new ArrayList<>();
        lane.execute(() -> IntStream.range(0, 1_000).forEach(i -> lane.execute(() -> seen.add(i))));
        lane.execute(() -> seen.add(-1));

        assertThat(seen).hasSize(1_001).startsWith(0, 1, 2).endsWith(-1);
    }
}
