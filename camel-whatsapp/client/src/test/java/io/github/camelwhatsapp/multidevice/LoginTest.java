package io.github.camelwhatsapp.multidevice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.error.NotConnectedException;
import io.github.camelwhatsapp.event.ClientExpires;
import io.github.camelwhatsapp.event.LoggedOut;
import io.github.camelwhatsapp.event.UnknownStanza;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.multidevice.FakeServer.Fault;
import io.github.camelwhatsapp.operation.ConfirmLogOut;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.operation.LogOut;
import io.github.camelwhatsapp.operation.Ping;
import io.github.camelwhatsapp.operation.ReadMessageStore;
import io.github.camelwhatsapp.operation.RestoreLogin;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginTest {
    @ParameterizedTest(name = "failure {0} is {1}")
    @CsvSource({
        "400, LOGIN_REFUSED",
        "402, TEMPORARILY_BANNED",
        "405, CLIENT_OUTDATED",
        "409, LOGIN_REFUSED",
        "415, LOGIN_REFUSED",
        "418, LOGIN_REFUSED",
        "501, LOGIN_REFUSED",
        "401, LOGGED_OUT",
        "403, LOGGED_OUT",
        "406, LOGGED_OUT"
    })
    void staysDownAfterARefusalThatTryingAgainCannotMend(int reason, Kind kind) {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            int before = bed.server.attempts;
            bed.server.next(new Fault(Fault.Kind.FAILURE, reason));
            bed.server.live(FakeSession::cut);
            bed.until(() -> bed.is(ConnectionState.FAILED));

            assertThat(bed.client.status().cause().kind()).isEqualTo(kind);
            assertThat(bed.client.status().cause().detail()).contains("failure " + reason);
            bed.time.advance(Duration.ofHours(3));
            assertThat(bed.server.attempts).isEqualTo(before + 1);
        }
    }

    @ParameterizedTest(name = "failure {0} passes")
    @CsvSource({"500", "503"})
    void comesBackAfterAFailureThatPasses(int reason) {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            bed.server.next(new Fault(Fault.Kind.FAILURE, reason));
            bed.server.live(FakeSession::cut);
            bed.until(() -> bed.is(ConnectionState.BACKING_OFF));
            bed.until(bed::isOnline);
        }
    }

    @Test
    void doesNotTryBeforeABanIsOverEvenWhenItIsStarted() {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            bed.server.next(new Fault(Fault.Kind.FAILURE, 402));
            bed.server.live(FakeSession::cut);
            bed.until(() -> bed.is(ConnectionState.FAILED));
            int before = bed.server.attempts;

            bed.client.start();
            bed.until(() -> bed.is(ConnectionState.FAILED)
                    && bed.client.status().cause().detail().startsWith("until"));
            assertThat(bed.server.attempts).isEqualTo(before);

            bed.time.advance(Duration.ofHours(1));
            bed.client.start();
            bed.until(bed::isOnline);
        }
    }

    @Test
    void keepsTheCredentialsOfADeviceThatTheServerLoggedOutUntilSomeoneConfirms() {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            bed.server.live(session -> session.send(FakeServer.conflict("device_removed")));
            bed.until(() -> bed.is(ConnectionState.FAILED));
            bed.until(() -> !bed.events(LoggedOut.class).isEmpty());
            assertThat(bed.events(LoggedOut.class).get(0).requested()).isFalse();
            int before = bed.server.attempts;
            bed.client.start();
            bed.until(() -> bed.client.status().cause().detail().contains("confirmLogOut"));
            assertThat(bed.server.attempts).isEqualTo(before);

            bed.answer(bed.client.execute(new RestoreLogin()));
            bed.until(bed::isOnline);

            bed.server.live(session -> session.send(FakeServer.streamError("401")));
            bed.until(() -> bed.is(ConnectionState.FAILED));
            bed.answer(bed.client.execute(new ConfirmLogOut()));
            bed.client.start();
            bed.until(() -> bed.client.status().cause().kind() == Kind.NOT_LINKED);
            bed.answer(bed.client.execute(new LinkByQr()));
        }
    }

    @Test
    void logsOutOnRequestAndForgetsTheDevice() {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            bed.answer(bed.client.execute(new LogOut()));
            bed.until(() -> bed.is(ConnectionState.FAILED));

            assertThat(bed.sent("remove-companion-device")).isTrue();
            bed.until(() -> !bed.events(LoggedOut.class).isEmpty());
            assertThat(bed.events(LoggedOut.class).get(0).requested()).isTrue();
            bed.client.start();
            bed.until(() -> bed.client.status().cause().kind() == Kind.NOT_LINKED);
        }
    }

    @Test
    void staysDownAfterAConflictUntilItIsStarted() {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            int before = bed.server.attempts;
            bed.server.live(session -> session.send(FakeServer.conflict("replaced")));
            bed.until(() -> bed.is(ConnectionState.FAILED));
            bed.time.advance(Duration.ofHours(5));
            assertThat(bed.server.attempts).isEqualTo(before);
            assertThat(bed.client.status().cause().kind()).isEqualTo(Kind.CONFLICT);

            bed.client.start();
            bed.until(bed::isOnline);
        }
    }

    @Test
    void believesNoServerUnderAnotherRootAndDoesNotKnockQuickly() {
        try (LinkedTestBed bed = new LinkedTestBed(1, new FakeIdentity().rootKey())) {
            bed.client.execute(new LinkByQr());
            bed.until(() -> bed.is(ConnectionState.FAILED));

            assertThat(bed.client.status().cause().detail()).contains("UNTRUSTED_SERVER");
            assertThat(bed.server.payloads).isEmpty();
        }
    }

    @Test
    void answersPingsAsksForWhatWaitedCleansWhatIsDirtyAndTellsWhenItExpires() {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            bed.server.live(session -> {
                session.send(Node.builder("iq")
                        .attribute("from", Jid.SERVER)
                        .attribute("type", "get")
                        .attribute("xmlns", "urn:xmpp:ping")
                        .attribute("id", "server-1")
                        .build());
                session.send(ib(
                        Node.builder("offline_preview").attribute("count", "0").build()));
                session.send(ib(Node.builder("dirty")
                        .attribute("type", "groups")
                        .attribute("timestamp", "1700000000")
                        .build()));
                session.send(ib(Node.builder("client_expiration")
                        .attribute("t", "1900000000")
                        .build()));
            });
            bed.until(() -> bed.server.received.stream()
                    .anyMatch(node -> node.attributes().is("id", "server-1")
                            && node.attributes().is("type", "result")));
            bed.until(() -> bed.sent("offline_batch") && bed.sent("clean"));
            bed.until(() -> !bed.events(ClientExpires.class).isEmpty());
        }
    }

    @Test
    void asksForMoreOfWhatWaitedAlsoWhereACountOfPreKeysIsAmongIt() {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            bed.server.live(session -> {
                session.send(ib(Node.builder("offline_preview")
                        .attribute("count", "150")
                        .build()));
                for (int i = 0; i < 100; i++) {
                    session.send(Node.builder("notification")
                            .attribute("from", Jid.SERVER)
                            .attribute("type", "encrypt")
                            .attribute("id", "n" + i)
                            .attribute("t", "1700000000")
                            .attribute("offline", "1")
                            .child(Node.builder("count")
                                    .attribute("value", "700")
                                    .build())
                            .build());
                }
            });

            bed.until(() -> bed.server.received.stream()
                            .filter(node ->
                                    node.is("ib") && node.child("offline_batch").isPresent())
                            .count()
                    == 2);
        }
    }

    @Test
    void acknowledgesThatSettingsHaveChangedAndTellsNobody() {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            bed.server.live(session -> session.send(FakeServer.notification(
                    "server_sync",
                    Node.builder("collection")
                            .attribute("name", "regular")
                            .attribute("version", "7")
                            .build())));

            bed.until(() -> bed.server.received.stream()
                    .anyMatch(node -> node.is("ack") && node.attributes().is("type", "server_sync")));
            assertThat(bed.events(UnknownStanza.class)).isEmpty();
        }
    }

    @Test
    void keepsWhatItDoesNotKnowAndAcknowledgesItOnlyThen() {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            bed.server.live(session -> session.send(Node.builder("message")
                    .attribute("from", Jid.ofPhone("34600000002").withDevice(3))
                    .attribute("id", "3EB0AA")
                    .attribute("type", "text")
                    .attribute("t", "1700000000")
                    .child(Node.of("semaphore"))
                    .build()));
            bed.until(() -> bed.server.received.stream().anyMatch(node -> node.is("ack")));

            Node ack = bed.server.received.stream()
                    .filter(node -> node.is("ack"))
                    .findFirst()
                    .orElseThrow();
            assertThat(ack.attributes().is("class", "message")).isTrue();
            assertThat(ack.attributes().requireJid("to"))
                    .isEqualTo(Jid.ofPhone("34600000002").withDevice(3));
            assertThat(ack.attributes().requireJid("from").device()).isEqualTo(FakeServer.DEVICE);
            bed.until(() -> !bed.events(UnknownStanza.class).isEmpty());
            assertThat(bed.events(UnknownStanza.class).get(0).tag()).isEqualTo("message");
            assertThat(bed.server.received).noneMatch(node -> node.is("receipt"));
        }
    }

    @Test
    void givesTheServerMorePreKeysWhenItSaysThatTheyAreFew() {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            bed.server.preKeys = 4;
            bed.server.live(session -> session.send(FakeServer.notification(
                    "encrypt", Node.builder("count").attribute("value", "4").build())));
            bed.until(() -> bed.server.preKeys == 4 + 50);
        }
    }

    @Test
    void pingsAllTheTimeAndMeasuresARoundTrip() {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            assertThat(bed.answer(bed.client.execute(new Ping()))).isPositive();
            bed.until(() -> bed.server.received.stream()
                            .filter(node -> node.child("ping").isPresent())
                            .count()
                    >= 4);
            assertThat(bed.isOnline()).isTrue();
        }
    }

    @Test
    void saysThatItIsNotConnectedWhenItIsNot() {
        try (LinkedTestBed bed = new LinkedTestBed()) {
            assertThat(bed.client.execute(new Ping()))
                    .isCompletedExceptionally()
                    .failsWithin(Duration.ofSeconds(1))
                    .withThrowableThat()
                    .withCauseInstanceOf(NotConnectedException.class);
        }
    }

    @Test
    void readsItsMessageStoreAsAnyGenerationDoesIfItKeepsOne() {
        try (LinkedTestBed bed = new LinkedTestBed()) {
            assertThat(bed.client.execute(new ReadMessageStore(Optional.empty(), Optional.empty(), Optional.empty())))
                    .failsWithin(Duration.ofSeconds(1))
                    .withThrowableThat()
                    .withMessageContaining("set its option messageStore");
        }
    }

    private static Node ib(Node child) {
        return Node.builder("ib").attribute("from", Jid.SERVER).child(child).build();
    }
}
