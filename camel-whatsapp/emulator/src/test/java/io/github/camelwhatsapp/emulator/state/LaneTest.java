package io.github.camelwhatsapp.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final Lane lane = new Lane("test-lane");

    @AfterEach
    void stop() {
        lane.close();
    }

    @Test
    void runsTasksInOrderAndOneAtATime() {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            int number = i;
            lane.execute(() -> order.add(number));
        }
        assertThat(lane.call(() -> List.copyOf(order))).hasSize(1_000).isSorted();
    }

    @Test
    void callsWithinACallWithoutWaitingForItself() {
        assertThat(lane.<Integer>call(() -> lane.call(() -> 7))).isEqualTo(7);
    }

    @Test
    void throwsWhatTheTaskThrows() {
        assertThatThrownBy(() -> lane.run(() -> {
                    throw new IllegalArgumentException("mine");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mine");
        assertThat(lane.<Integer>call(() -> 1)).isEqualTo(1);
    }

    @Test
    void goesOnAfterATaskThatFails() {
        lane.execute(() -> {
            throw new IllegalStateException("expected by this test");
        });
        assertThat(lane.<Integer>call(() -> 1)).isEqualTo(1);
    }

    @Test
    void refusesCallsAndDropsTasksOnceItIsClosed() {
        AtomicInteger ran = new AtomicInteger();
        lane.close();
        lane.execute(ran::incrementAndGet);
        assertThatThrownBy(() -> lane.run(ran::incrementAndGet))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThat(ran).hasValue(0);
    }

    @Test
    void tellsWhoeverWaitsThatItWasClosedBeforeTheirTurn() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        lane.execute(() -> {
            begun.countDown();
            await(new CountDownLatch(1), false);
        });
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Integer> call = CompletableFuture.supplyAsync(() -> lane.call(() -> 1));

        lane.close();

        assertThatThrownBy(() -> call.get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void anInterruptEndsTheWaitForIt() {
        CountDownLatch busy = new CountDownLatch(1);
        lane.execute(() -> await(busy, true));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> lane.call(() -> 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        busy.countDown();
    }

    private static void await(CountDownLatch latch, boolean comes) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isEqualTo(comes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void tellsWhenAConditionHolds() {
        AtomicInteger counter = new AtomicInteger();
        CompletableFuture<Void> counting = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 100; i++) {
                lane.execute(counter::incrementAndGet);
            }
        });
        lane.watches().await(lane, "100 are counted", Duration.ofSeconds(10), () -> counter.get() == 100);
        counting.orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(counter).hasValue(100);
    }

    @Test
    void saysWhatDidNotComeTrue() {
        assertThatThrownBy(() -> lane.watches().await(lane, "pigs fly", Duration.ofMillis(20), () -> false))
                .isInstanceOf(ConditionNotMetException.class)
                .hasMessageContaining("pigs fly");
    }

    @Test
    void saysThatAConditionCannotBeEvaluated() {
        assertThatThrownBy(() -> lane.watches().await(lane, "odd", Duration.ofSeconds(10), () -> {
                    throw new IllegalArgumentException("broken");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("odd");
    }
}
