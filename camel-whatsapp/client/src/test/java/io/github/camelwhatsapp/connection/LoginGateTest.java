package io.github.camelwhatsapp.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginGateTest {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final LoginGate gate = new LoginGate(3, PAUSE, time, new Random(1));
    private final List<Integer> begun = new ArrayList<>();

    @Test
    void letsOnlySoManyInAndTheOthersInTheirOrder() {
        List<LoginGate.Pass> passes = enter(8);
        assertThat(begun).containsExactly(0, 1, 2);

        passes.get(1).leave();
        time.advance(PAUSE);
        assertThat(begun).containsExactly(0, 1, 2, 3);
        passes.get(3).leave();
        time.advance(PAUSE);
        passes.get(0).leave();
        time.advance(PAUSE);
        assertThat(begun).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(gate.inside()).isEqualTo(3);
    }

    @Test
    void letsThoseWhoHadToWaitBeginAfterPausesOfDifferentLengths() {
        Map<Integer, Instant> moments = new HashMap<>();
        List<LoginGate.Pass> passes = IntStream.range(0, 6)
                .mapToObj(number -> gate.enter(() -> moments.put(number, time.now())))
                .toList();
        Instant start = time.now();
        passes.subList(0, 3).forEach(LoginGate.Pass::leave);
        assertThat(moments).hasSize(3);
        time.advance(PAUSE);

        assertThat(moments.values().stream().filter(start::isBefore).distinct()).hasSize(3);
        assertThat(moments.values()).noneMatch(moment -> moment.isAfter(start.plus(PAUSE)));
    }

    @Test
    void givesAPlaceBackOnceHoweverOftenItIsLeft() {
        List<LoginGate.Pass> passes = enter(5);
        passes.get(0).leave();
        passes.get(0).leave();
        time.advance(PAUSE);
        assertThat(begun).containsExactly(0, 1, 2, 3);
    }

    @Test
    void forgetsWhoGaveUpWaiting() {
        List<LoginGate.Pass> passes = enter(5);
        passes.get(3).leave();
        passes.get(0).leave();
        time.advance(PAUSE);
        assertThat(begun).containsExactly(0, 1, 2, 4);
    }

    @Test
    void holdsItsLimitWhateverTheThreadsDo() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(300);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        LoginGate crowded = new LoginGate(16, Duration.ofMillis(1), new ImmediateTime(pool), new Random(1));
        for (int i = 0; i < 300; i++) {
            pool.execute(() -> {
                LoginGate.Pass[] pass = new LoginGate.Pass[1];
                CountDownLatch known = new CountDownLatch(1);
                pass[0] = crowded.enter(() -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    pool.execute(() -> {
                        try {
                            known.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        inside.decrementAndGet();
                        pass[0].leave();
                        all.countDown();
                    });
                });
                known.countDown();
            });
        }
        assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
        pool.shutdown();
        assertThat(most.get()).isBetween(1, 16);
        assertThat(crowded.inside()).isZero();
    }

    @Test
    void isOneForTheProcessAndHasAPlaceAtLeast() {
        assertThat(LoginGate.shared()).isSameAs(LoginGate.shared());
        assertThatThrownBy(() -> new LoginGate(0, PAUSE, time, new Random()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
    }

    private List<LoginGate.Pass> enter(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> gate.enter(() -> begun.add(number)))
                .toList();
    }

    /** Pauses take no time, but run elsewhere. */
    private record ImmediateTime(ExecutorService pool) implements io.github.camelwhatsapp.time.TimeSource {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public Timer schedule(Duration delay, Runnable task) {
            pool.execute(task);
            return () -> {};
        }
    }
}
