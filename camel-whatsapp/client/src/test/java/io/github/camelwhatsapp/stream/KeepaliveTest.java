package io.github.camelwhatsapp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.spi.ConnectionTimings;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeepaliveTest {
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final List<CompletableFuture<Void>> pings = new ArrayList<>();
    private final List<ConnectionCause> dead = new ArrayList<>();
    private final Keepalive keepalive = new Keepalive(
            KeepaliveRhythm.afterSilence(ConnectionTimings.DEFAULT),
            time,
            Runnable::run,
            () -> {
                CompletableFuture<Void> ping = new CompletableFuture<>();
                pings.add(ping);
                return ping;
            },
            dead::add);

    @BeforeEach
    void start() {
        keepalive.start();
    }

    @Test
    void pingsAfterAMinuteOfSilenceAndNotBefore() {
        time.advance(Duration.ofSeconds(59));
        assertThat(pings).isEmpty();

        time.advance(Duration.ofSeconds(1));
        assertThat(pings).hasSize(1);
    }

    @Test
    void doesNotPingWhileSomethingComes() {
        for (int i = 0; i < 20; i++) {
            time.advance(Duration.ofSeconds(50));
            keepalive.heard();
        }

        assertThat(pings).isEmpty();
    }

    @Test
    void givesTheConnectionUpAfterTwoPingsInARowWithoutAnAnswer() {
        time.advance(Duration.ofSeconds(60));
        pings.get(0).completeExceptionally(new IllegalStateException("no answer"));
        assertThat(dead).isEmpty();
        assertThat(pings).hasSize(2);

        pings.get(1).completeExceptionally(new IllegalStateException("no answer"));
        assertThat(dead).extracting(ConnectionCause::kind).containsExactly(Kind.PING_TIMEOUT);
    }

    @Test
    void forgetsAMissingAnswerWhenTheNextOneComes() {
        time.advance(Duration.ofSeconds(60));
        pings.get(0).completeExceptionally(new IllegalStateException("no answer"));
        pings.get(1).complete(null);
        time.advance(Duration.ofSeconds(60));
        pings.get(2).completeExceptionally(new IllegalStateException("no answer"));

        assertThat(dead).isEmpty();
    }

    @Test
    void noticesAConnectionOnWhichOnlyPingsAreAnswered() {
        for (int i = 0; i < 40 && dead.isEmpty(); i++) {
            time.advance(Duration.ofSeconds(60));
            keepalive.heard();
            pings.forEach(ping -> ping.complete(null));
        }

        assertThat(dead).extracting(ConnectionCause::kind).containsExactly(Kind.DEAF);
    }

    @Test
    void isSilentOnceItIsStopped() {
        keepalive.stop();
        time.advance(Duration.ofHours(1));

        assertThat(pings).isEmpty();
        assertThat(dead).isEmpty();
    }
}
