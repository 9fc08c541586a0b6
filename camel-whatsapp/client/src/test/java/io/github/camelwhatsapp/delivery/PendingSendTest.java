package io.github.camelwhatsapp.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PendingSendTest {
    private static final Instant AT = Instant.ofEpochSecond(1_700_000_000);

    private final VirtualTimeSource time = new VirtualTimeSource(AT);
    private final PacedLine line = new PacedLine(
            new Pacer(DeliverySettings.DEFAULT.pacing(), time, RandomGenerator.getDefault()), time, id -> {});
    private final PendingSend pending = new PendingSend("A1", Party.ofPhone("34600000001"));

    @Test
    void countsWhoIsGoingToWaitAsWaiting() {
        pending.expect();

        assertThat(pending.acked(AT)).isTrue();
        assertThat(join()).isCompletedWithValue(new SentMessage("A1", Party.ofPhone("34600000001"), AT));
    }

    @Test
    void tellsNobodyWhenNobodyIsGoingToWait() {
        assertThat(pending.acked(AT)).isFalse();
        assertThat(pending.failed(new IllegalStateException("late"))).isFalse();
    }

    @Test
    void keepsAFailureForWhoIsGoingToWait() {
        pending.expect();

        assertThat(pending.failed(new RefusedException("sendMessage", 403, "no")))
                .isTrue();
        assertThatThrownBy(() -> join().join()).hasCauseInstanceOf(RefusedException.class);
    }

    @Test
    void forgetsWhoHasGivenUpWaiting() {
        pending.expect();
        CompletableFuture<SentMessage> waiter = join();
        waiter.completeExceptionally(new IllegalStateException("too long"));

        assertThat(pending.acked(AT)).isFalse();
    }

    private CompletableFuture<SentMessage> join() {
        return pending.join(time, Duration.ofSeconds(30), line, waiter -> {});
    }
}
