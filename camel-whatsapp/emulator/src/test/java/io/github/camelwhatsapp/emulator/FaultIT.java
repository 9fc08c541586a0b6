package io.github.camelwhatsapp.emulator;

import static io.github.camelwhatsapp.emulator.Stanzas.SOON;
import static io.github.camelwhatsapp.emulator.Stanzas.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.script.BlackHole;
import io.github.camelwhatsapp.emulator.script.CutAtByte;
import io.github.camelwhatsapp.emulator.script.Delay;
import io.github.camelwhatsapp.emulator.script.DuplicateStanza;
import io.github.camelwhatsapp.emulator.script.LoginFailure;
import io.github.camelwhatsapp.emulator.script.MissingAck;
import io.github.camelwhatsapp.emulator.script.Refuse;
import io.github.camelwhatsapp.emulator.script.Schedule;
import io.github.camelwhatsapp.emulator.script.StreamError;
import io.github.camelwhatsapp.emulator.script.StreamErrorKind;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34123456789";

    private final VirtualTimeSource time = new VirtualTimeSource();
    private WhatsAppEmulator emulator;

    @BeforeEach
    void start() {
        emulator = WhatsAppEmulator.builder().time(time).seed(42).start();
        emulator.account(ANN);
        emulator.account(BOB);
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void refusesTheConnectionsThatAreScheduled() {
        emulator.faults().add(new Refuse(), Schedule.always().connection(1));
        assertThat(isRefused()).isTrue();
        RawClient.login(emulator, ANN).close();
        assertThat(emulator.faults().firings()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 40, 100})
    void cutsAConnectionAfterExactlySoManyBytes(int bytes) {
        emulator.faults().add(new CutAtByte(bytes), Schedule.always().connection(1));
        try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
            if (bytes <= 8) {
                ann.start();
                assertThat(ann.remainingBytes().length).isLessThanOrEqualTo(bytes);
            } else {
                ann.begin().send(ann.auth().build());
                if (bytes < 42) {
                    assertThat(ann.remainingBytes()).hasSize(bytes);
                } else {
                    ann.answerChallenge(emulator.account(ANN).password());
                    assertThat(ann.remainingBytes()).hasSizeBetween(1, bytes);
                }
            }
        }
        emulator.awaitOffline(ANN, SOON);
    }

    @Test
    void cutsAConnectionInTheMiddleOfAStanzaAndSendsItAgainLater() {
        emulator.faults()
                .add(
                        new CutAtByte(40),
                        Schedule.always().account(BOB).tag("message").stanza(3).once());
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            for (int i = 1; i <= 4; i++) {
                ann.send(text(BOB, "m" + i, "text"));
                ann.await("ack");
            }
            assertThat(bob.await("message").attribute("id")).contains("m1");
            assertThat(bob.await("message").attribute("id")).contains("m2");
            assertThat(bob.remainingBytes()).hasSize(40);
        }
        emulator.awaitOffline(BOB, SOON);
        try (RawClient bob = RawClient.login(emulator, BOB)) {
            for (int i = 1; i <= 4; i++) {
                Node message = bob.await("message");
                assertThat(message.attribute("id")).contains("m" + i);
                assertThat(message.attribute("retry").isPresent()).isEqualTo(i <= 3);
            }
        }
    }

    @Test
    void keepsWhatIsStoredWhenALoginIsCutInItsFirstStanza() {
        emulator.faults()
                .add(new CutAtByte(3), Schedule.always().account(BOB).stanza(1).once());
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = new RawClient(emulator.classicAddress(), BOB)) {
            bob.login(emulator.account(BOB).password());
            assertThat(bob.remainingBytes()).hasSize(3);
            emulator.awaitOffline(BOB, SOON);
            ann.send(text(BOB, "m1", "one"));
            ann.await("ack");
        }
        try (RawClient bob = RawClient.login(emulator, BOB)) {
            Node message = bob.await("message");
            assertThat(message.attribute("offline")).contains("1");
            assertThat(message.attribute("retry")).isEmpty();
        }
    }

    @Test
    void swallowsEverythingInABlackHole() {
        emulator.faults().add(new BlackHole(), Schedule.always().connection(1));
        try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
            ann.begin().send(ann.auth().build());
            assertThat(ann.isSilent()).isTrue();
            assertThat(emulator.openConnections()).isOne();
        }
    }

    @Test
    void fallsSilentAfterTheLogin() {
        emulator.faults().add(new BlackHole(), Schedule.always().account(ANN).stanza(2));
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            ann.await("ib");
            ann.send(RawClient.ping("1"));
            ann.send(RawClient.ping("2"));
            assertThat(ann.isSilent()).isTrue();
            assertThat(emulator.account(ANN).isOnline()).isTrue();
        }
    }

    @Test
    void fallsSilentForAnAccountFromItsLoginOn() {
        emulator.faults().add(new BlackHole(), Schedule.always().account(ANN).connection(2));
        RawClient.login(emulator, ANN).close();
        RawClient.login(emulator, BOB).close();
        try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
            ann.begin();
            ann.await("stream:features");
            ann.send(ann.auth().build());
            assertThat(ann.isSilent()).isTrue();
        }
    }

    @Test
    void holdsAStanzaAndAllBehindItBack() {
        emulator.faults()
                .add(
                        new Delay(Duration.ofSeconds(30)),
                        Schedule.always().account(BOB).tag("message").stanza(1));
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            bob.await("ib");
            ann.send(text(BOB, "m1", "one"));
            ann.await("ack");
            ann.send(text(BOB, "m2", "two"));
            ann.await("ack");
            bob.send(RawClient.ping("1"));
            await().until(() -> emulator.faults().firings().size() == 1);
            time.advance(Duration.ofSeconds(30));
            assertThat(bob.next().orElseThrow().attribute("id")).contains("m1");
            assertThat(bob.await("message").attribute("id")).contains("m2");
            assertThat(bob.await("iq").attribute("id")).contains("1");
        }
    }

    @Test
    void sendsAStanzaTwice() {
        emulator.faults()
                .add(
                        new DuplicateStanza(),
                        Schedule.always().account(BOB).tag("message").stanza(1));
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            ann.send(text(BOB, "m1", "one"));
            ann.send(text(BOB, "m2", "two"));
            assertThat(bob.await("message")).isEqualTo(bob.await("message"));
            assertThat(bob.await("message").attribute("id")).contains("m2");
        }
    }

    @Test
    void withholdsTheAckOfAMessageThatItDelivers() {
        emulator.faults().add(new MissingAck(), Schedule.always().account(ANN).stanza(2));
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            for (int i = 1; i <= 3; i++) {
                ann.send(text(BOB, "m" + i, "text"));
                assertThat(bob.await("message").attribute("id")).contains("m" + i);
            }
            assertThat(ann.await("ack").attribute("id")).contains("m1");
            assertThat(ann.await("ack").attribute("id")).contains("m3");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = StreamErrorKind.class,
            names = {"CONFLICT", "SYSTEM_SHUTDOWN", "XML_NOT_WELL_FORMED", "ACK"})
    void endsTheStreamWithEachError(StreamErrorKind kind) {
        emulator.faults()
                .add(new StreamError(kind), Schedule.always().account(ANN).stanza(2));
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            ann.await("ib");
            ann.send(RawClient.ping("1"));
            assertThat(ann.next().orElseThrow().firstChild().orElseThrow().tag())
                    .isEqualTo(kind.tag());
            assertThat(ann.isEnded()).isTrue();
        }
        assertThat(emulator.account(ANN).isOnline()).isFalse();
    }

    @Test
    void failsALoginForTheReasonGiven() {
        emulator.faults()
                .add(
                        new LoginFailure("temporarily-unavailable"),
                        Schedule.always().account(ANN).connection(1));
        try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
            ann.begin().send(ann.auth().build());
            assertThat(ann.await("failure").firstChild().orElseThrow().tag()).isEqualTo("temporarily-unavailable");
            assertThat(ann.isEnded()).isTrue();
        }
        RawClient.login(emulator, ANN).close();
    }

    @Test
    void printsWhatStruckWithTheSeed() {
        emulator.faults()
                .add(new DuplicateStanza(), Schedule.always().account(ANN).once());
        RawClient.login(emulator, ANN).close();
        assertThat(emulator.faults().toString())
                .contains("seed 42")
                .contains("planned DuplicateStanza")
                .contains("struck ")
                .contains(ANN);
    }

    /** The reset may be there before the connecting call has returned, or after. */
    private boolean isRefused() {
        try (RawClient refused = new RawClient(emulator.classicAddress(), ANN)) {
            return refused.isEnded();
        } catch (UncheckedIOException e) {
            return e.getCause() instanceof SocketException;
        }
    }
}
