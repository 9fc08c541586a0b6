package io.github.camelwhatsapp.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
    void tellsWhenAConditionHolds() {
        AtomicInteger counter = new AtomicInteger();
        CompletableFuture<Void> counting = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 100; i++) {
                lane.execute(counter::incrementAndGet);
            }
        });
        lane.watches().await(lane, "100 are counted", Duration.ofSeconds(10), () -> counter.get() == 100);
        counting.join();
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
