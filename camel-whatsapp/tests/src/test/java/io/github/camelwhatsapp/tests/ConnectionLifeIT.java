package io.github.camelwhatsapp.tests;

import static io.github.camelwhatsapp.tests.TestAccount.QUICK;
import static io.github.camelwhatsapp.tests.TestAccount.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.delivery.SendOptions;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.script.BlackHole;
import io.github.camelwhatsapp.emulator.script.CutAtByte;
import io.github.camelwhatsapp.emulator.script.DuplicateStanza;
import io.github.camelwhatsapp.emulator.script.LoginFailure;
import io.github.camelwhatsapp.emulator.script.MissingAck;
import io.github.camelwhatsapp.emulator.script.Refuse;
import io.github.camelwhatsapp.emulator.script.Schedule;
import io.github.camelwhatsapp.emulator.script.StreamError;
import io.github.camelwhatsapp.emulator.script.StreamErrorKind;
import io.github.camelwhatsapp.error.NotConnectedException;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.error.RequestTimeoutException;
import io.github.camelwhatsapp.error.SendPendingException;
import io.github.camelwhatsapp.event.ConnectionChanged;
import io.github.camelwhatsapp.event.StreamErrorReceived;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.Ping;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionLifeIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    /** How long an answer to a ping may take: a busy machine is not a dead connection. */
    private static final Duration PATIENT = Duration.ofSeconds(5);

    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";

    private final WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();
    private final TestAccount ann = TestAccount.on(
            emulator,
            ANN,
            settings -> settings.timings(QUICK.withPings(Duration.ofMillis(200), PATIENT, Duration.ofMinutes(30))),
            TimeSource.system());

    @AfterEach
    void stop() {
        ann.close();
        emulator.close();
    }

    @Test
    void triesAgainUntilTheServerTakesIt() {
        emulator.faults().add(new Refuse(), Schedule.always().times(4));
        ann.start();

        awaitOnline();
        assertThat(ann.client().reconnects()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 8, 12, 13, 40, 61})
    void comesBackWhenTheSocketIsCutDuringTheLogin(int bytes) {
        emulator.faults().add(new CutAtByte(bytes), Schedule.always().once());
        ann.start();

        awaitOnline();
    }

    @Test
    void noticesASocketThatIsOpenAndSilent() {
        ann.start();
        awaitOnline();
        emulator.faults().add(new BlackHole(), Schedule.always().connection(emulator.connections() + 1));
        emulator.disconnectAll();

        await().atMost(Duration.ofSeconds(20)).until(() -> changes().stream()
                .anyMatch(change -> change.cause().kind() == Kind.LOGIN_TIMEOUT));
        awaitOnline();
    }

    @ParameterizedTest
    @EnumSource(
            value = StreamErrorKind.class,
            names = {"SYSTEM_SHUTDOWN", "XML_NOT_WELL_FORMED", "ACK"})
    void comesBackAfterAStreamErrorThatPasses(StreamErrorKind kind) {
        emulator.faults()
                .add(
                        new StreamError(kind),
                        Schedule.always().account(ANN).stanza(3).once());
        ann.start();

        await().atMost(SOON).until(() -> ann.client().reconnects() >= 1);
        awaitOnline();
    }

    @Test
    void staysDownWhenTheAccountLogsInElsewhere() {
        ann.start();
        awaitOnline();
        try (TestAccount second = TestAccount.on(emulator, ANN).start()) {
            await().until(() -> second.client().status().isOnline());
            await().until(() -> ann.client().status().state() == ConnectionState.FAILED);

            assertThat(ann.client().status().cause().kind()).isEqualTo(Kind.CONFLICT);
            await().until(() -> ann.events(StreamErrorReceived.class).stream()
                    .anyMatch(event ->
                            event.reason().equals("conflict") && event.text().equals("Replaced by new connection")));
            assertThat(emulator.connections()).isEqualTo(2);
        }
        ann.start();
        awaitOnline();
    }

    @Test
    void stopsAtAWrongPasswordAndSaysWhy() {
        emulator.account(ANN).password("d3Jvbmc=");
        ann.start();

        await().until(() -> ann.client().status().state() == ConnectionState.FAILED);
        assertThat(ann.client().status().cause().kind()).isEqualTo(Kind.NOT_AUTHORIZED);
        assertThat(emulator.connections()).isEqualTo(1);
    }

    @Test
    void stopsWhenTheNumberIsBlockedOrExpiredOrTheServerRefusesIt() {
        emulator.account(ANN).blocked();
        ann.start();
        await().until(() -> ann.client().status().cause().kind() == Kind.NOT_AUTHORIZED);

        emulator.account(ANN).expired();
        ann.start();
        await().until(() -> ann.client().status().cause().kind() == Kind.ACCOUNT_EXPIRED);

        emulator.account(ANN).active();
        emulator.faults().add(new LoginFailure("old-version"), Schedule.always().once());
        ann.start();
        await().until(() -> ann.client().status().cause().kind() == Kind.LOGIN_REFUSED);
        assertThat(ann.client().status().cause().detail()).isEqualTo("old-version");
        assertThat(emulator.connections()).isEqualTo(3);
    }

    @Test
    void keepsAnIdleConnectionWithPings() {
        ann.start();
        awaitOnline();

        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        assertThat(ann.client().status().isOnline()).isTrue();
        assertThat(ann.client().reconnects()).isZero();
    }

    @Test
    void takesADoubledStanzaOnce() {
        try (TestAccount bob = TestAccount.on(emulator, BOB).start()) {
            emulator.faults()
                    .add(new DuplicateStanza(), Schedule.always().account(ANN).tag("message"));
            ann.start();
            awaitOnline();
            await().until(() -> bob.client().status().isOnline());
            for (int i = 0; i < 5; i++) {
                send(bob, ANN, "m" + i);
            }

            await().until(() -> join(ann.client().statistics()).repeated() == 5);
            assertThat(ann.texts()).containsExactly("m0", "m1", "m2", "m3", "m4");
        }
    }

    @Test
    void sendsTheSameMessageUnderTheSameIdUntilItIsAcknowledged() {
        try (TestAccount bob = TestAccount.on(emulator, BOB).start()) {
            emulator.faults()
                    .add(new MissingAck(), Schedule.always().account(ANN).once());
            ann.start();
            awaitOnline();

            assertThatThrownBy(() -> join(ann.client()
                            .send(
                                    new SendMessage(Party.ofPhone(BOB), new Text("once")),
                                    SendOptions.DEFAULT.withTimeout(Duration.ofMillis(1_500)))))
                    .hasCauseInstanceOf(SendPendingException.class);

            await().until(() -> bob.texts().contains("once"));
            emulator.disconnectAll();
            awaitOnline();
            await().until(() -> join(bob.client().statistics()).repeated() <= 1
                    && emulator.transcript() != null
                    && bob.texts().size() == 1);
        }
    }

    @Test
    void joinsTheFirstSendOfTheSameKey() {
        try (TestAccount bob = TestAccount.on(emulator, BOB).start()) {
            ann.start();
            awaitOnline();
            SendOptions options = SendOptions.DEFAULT.withIdempotencyKey("order-7");

            SentMessage first = join(ann.client().send(new SendMessage(Party.ofPhone(BOB), new Text("once")), options));
            SentMessage second =
                    join(ann.client().send(new SendMessage(Party.ofPhone(BOB), new Text("once")), options));

            assertThat(second.id()).isEqualTo(first.id());
            await().until(() -> bob.texts().size() == 1);
        }
    }

    @Test
    void withdrawsWhatCouldNotBeWrittenInTime() {
        try (TestAccount bob = TestAccount.on(emulator, BOB).start()) {
            assertThatThrownBy(() -> join(ann.client()
                            .send(
                                    new SendMessage(Party.ofPhone(BOB), new Text("too late")),
                                    SendOptions.DEFAULT.withTimeout(Duration.ofMillis(100)))))
                    .hasCauseInstanceOf(RequestTimeoutException.class);
            ann.start();
            awaitOnline();
            send(ann, BOB, "in time");

            await().until(() -> bob.texts().contains("in time"));
            assertThat(bob.texts()).containsExactly("in time");
        }
    }

    @Test
    void tellsThatTheServerRefusedAMessage() {
        ann.start();
        awaitOnline();

        assertThatThrownBy(() -> send(ann, "34999999999", "nobody there"))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(RefusedException.class)
                .hasMessageContaining("404");
    }

    @Test
    void saysWhyAnOperationNeedsAConnection() {
        assertThatThrownBy(() -> join(ann.client().execute(new Ping())))
                .hasCauseInstanceOf(NotConnectedException.class)
                .hasMessageContaining("STOPPED");
    }

    private void awaitOnline() {
        await().atMost(Duration.ofSeconds(20)).until(() -> ann.client().status().isOnline());
    }

    private List<ConnectionChanged> changes() {
        return ann.events(ConnectionChanged.class);
    }

    private static SentMessage send(TestAccount from, String to, String text) {
        return join(from.client().execute(new SendMessage(Party.parse(to), new Text(text))));
    }
}
