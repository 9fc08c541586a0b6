package io.github.camelwhatsapp.multidevice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.event.ConnectionChanged;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.ConnectionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * A server that is not to be believed: what it sends is refused for what it is, is never accepted anyway, and does not make the account
 * knock in a tight loop.
 */
class BadServerTest {
    @Test
    void believesNoCertificatesThatWereChanged() {
        // The last byte belongs to the signature of the leaf or of its issuer.
        refuses(Kind.UNTRUSTED_SERVER, 3, server -> server.chain = BadServerTest::lastBitTurned);
    }

    @Test
    void believesNoCertificatesUnderAnotherRoot() {
        FakeIdentity other = new FakeIdentity();
        refuses(Kind.UNTRUSTED_SERVER, 3, server -> server.chain = chain -> other.chain());
    }

    @Test
    void believesNoServerThatShowsNoCertificates() {
        refuses(Kind.UNTRUSTED_SERVER, 3, server -> server.chain = chain -> new byte[0]);
    }

    @Test
    void opensNoFrameThatWasTamperedWith() {
        refuses(Kind.PROTOCOL_VIOLATION, 20, server -> server.mangle = frame -> List.of(lastBitTurned(frame)));
    }

    @Test
    void opensNoFrameTwice() {
        refuses(Kind.PROTOCOL_VIOLATION, 20, server -> server.mangle = frame -> List.of(frame, frame));
    }

    /**
     * @param cause with which each connection is to end
     * @param most how many attempts ten minutes may see
     * @param sabotage what the server does from now on
     */
    private static void refuses(Kind cause, int most, Consumer<FakeServer> sabotage) {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            bed.pass(Duration.ofSeconds(40));
            sabotage.accept(bed.server);
            int before = bed.server.attempts;
            bed.events.clear();
            Instant begin = bed.time.now();
            bed.server.live(FakeSession::cut);
            bed.until(() -> ends(bed).size() >= 3);

            assertThat(ends(bed).subList(1, ends(bed).size()))
                    .allSatisfy(end -> assertThat(end.cause().kind()).isEqualTo(cause));
            long tenMinutes =
                    Math.max(1, Duration.between(begin, bed.time.now()).toMinutes() / 10 + 1);
            assertThat(bed.server.attempts - before).isLessThanOrEqualTo((int) (most * tenMinutes));
            assertThat(bed.is(ConnectionState.FAILED)).isFalse();

            bed.server.chain = chain -> chain;
            bed.server.mangle = List::of;
            bed.until(bed::isOnline);
        }
    }

    private static List<ConnectionChanged> ends(LinkedTestBed bed) {
        return bed.events(ConnectionChanged.class).stream()
                .filter(change -> change.state() == ConnectionState.BACKING_OFF)
                .toList();
    }

    private static byte[] lastBitTurned(byte[] bytes) {
        byte[] turned = bytes.clone();
        turned[turned.length - 1] ^= 1;
        return turned;
    }
}
