package io.github.camelwhatsapp.multidevice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.event.ConnectionChanged;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.multidevice.FakeServer.Fault;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An account comes back by itself from whatever befalls its connection, time and again, and without a storm. */
class SelfHealingTest {
    private static final Logger LOG = LoggerFactory.getLogger(SelfHealingTest.class);
    private static final long SEED = 20_261_125;
    private static final int EACH = 10;
    private static final byte[] ROUTING = {1, 2, 3, 4};

    /** What befalls a connection. */
    private enum Trouble {
        CUT_AT_A_RANDOM_BYTE,
        BLACK_HOLE,
        HALF_OPEN,
        UNAVAILABLE_503,
        RESTART_515,
        CORRUPTED_FRAME,
        SLOW_SERVER,
        AWAY_FIVE_MINUTES,
        ROUTING_CHANGE
    }

    @Test
    void comesBackFromEachTroubleAndEndsLoggedIn() {
        Random random = new Random(SEED);
        List<Trouble> troubles = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            troubles.addAll(List.of(Trouble.values()));
        }
        Collections.shuffle(troubles, random);
        Map<Trouble, Integer> attempts = new EnumMap<>(Trouble.class);
        try (LinkedTestBed bed = new LinkedTestBed(SEED).linked()) {
            for (Trouble trouble : troubles) {
                int before = bed.server.attempts;
                befall(bed, trouble, random);
                bed.until(bed::isOnline);
                // Long enough for a connection to prove itself.
                bed.pass(Duration.ofSeconds(40));
                bed.until(bed::isOnline);
                attempts.merge(trouble, bed.server.attempts - before, Integer::sum);
            }
            LOG.info("Seed {}: attempts to connect for {} of each trouble: {}", SEED, EACH, attempts);

            assertThat(bed.isOnline()).isTrue();
            assertThat(attempts).hasSize(Trouble.values().length);
            assertThat(attempts.get(Trouble.RESTART_515)).isEqualTo(EACH);
            // Away for five minutes: 1, 1, 2, 3, 5... seconds make some twelve attempts, not three hundred.
            assertThat(attempts.get(Trouble.AWAY_FIVE_MINUTES)).isLessThan(16 * EACH);
            assertExplained(bed.events(ConnectionChanged.class));
        }
    }

    private static void befall(LinkedTestBed bed, Trouble trouble, Random random) {
        switch (trouble) {
            case CUT_AT_A_RANDOM_BYTE -> {
                bed.server.next(new Fault(Fault.Kind.CUT, random.nextInt(700)));
                fall(bed, FakeSession::cut);
            }
            case BLACK_HOLE -> {
                bed.server.next(new Fault(Fault.Kind.BLACK_HOLE, 0));
                fall(bed, FakeSession::cut);
            }
            case HALF_OPEN -> fall(bed, FakeSession::halfOpen);
            case UNAVAILABLE_503 -> {
                bed.server.next(new Fault(Fault.Kind.FAILURE, 503));
                fall(bed, session -> session.send(FakeServer.streamError("503")));
            }
            case RESTART_515 -> fall(bed, session -> session.send(FakeServer.streamError("515")));
            case CORRUPTED_FRAME -> {
                bed.server.next(new Fault(Fault.Kind.CORRUPT, 1 + random.nextInt(3)));
                fall(bed, FakeSession::cut);
            }
            case SLOW_SERVER -> {
                bed.server.next(new Fault(Fault.Kind.SLOW, 500 + random.nextInt(2_000)));
                fall(bed, FakeSession::cut);
            }
            case AWAY_FIVE_MINUTES -> {
                bed.server.always(new Fault(Fault.Kind.REFUSED, 0));
                fall(bed, FakeSession::cut);
                bed.pass(Duration.ofMinutes(5));
                bed.server.always(Fault.NONE);
            }
            case ROUTING_CHANGE -> {
                byte[] routing = ROUTING.clone();
                routing[0] = (byte) random.nextInt(100);
                bed.server.live(session -> session.send(edgeRouting(routing)));
                bed.pass(Duration.ofSeconds(5));
                fall(bed, FakeSession::cut);
                bed.until(bed::isOnline);
                assertThat(bed.server.routings.get(bed.server.routings.size() - 1))
                        .isEqualTo(routing);
            }
        }
    }

    private static void fall(LinkedTestBed bed, java.util.function.Consumer<FakeSession> step) {
        int before = bed.server.attempts;
        bed.server.live(step);
        bed.until(() -> bed.server.attempts > before || bed.is(ConnectionState.BACKING_OFF));
    }

    /** Each change says why, and none but a start, a step forward, or a pause that is over says it without words. */
    private static void assertExplained(List<ConnectionChanged> changes) {
        assertThat(changes).allSatisfy(change -> {
            boolean downwards = change.state() == ConnectionState.BACKING_OFF;
            assertThat(!downwards || !change.cause().detail().isEmpty())
                    .as("%s", change)
                    .isTrue();
        });
        assertThat(changes).extracting(ConnectionChanged::state).doesNotContain(ConnectionState.FAILED);
    }

    private static Node edgeRouting(byte[] routing) {
        return Node.builder("ib")
                .attribute("from", Jid.SERVER)
                .child(Node.builder("edge_routing")
                        .child(Node.builder("routing_info").data(routing).build())
                        .build())
                .build();
    }
}
