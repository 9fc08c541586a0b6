package io.github.camelwhatsapp.emulator;

import static io.github.camelwhatsapp.emulator.Stanzas.SOON;
import static io.github.camelwhatsapp.emulator.Stanzas.ack;
import static io.github.camelwhatsapp.emulator.Stanzas.receipt;
import static io.github.camelwhatsapp.emulator.Stanzas.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.state.Limits;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OfflineIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34123456789";

    private final VirtualTimeSource time = new VirtualTimeSource();
    private WhatsAppEmulator emulator;

    @BeforeEach
    void start() {
        emulator = WhatsAppEmulator.builder()
                .time(time)
                .limits(Limits.DEFAULT.withMailbox(5))
                .start();
        emulator.account(ANN);
        emulator.account(BOB);
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void storesForThoseWhoAreAwayAndReplaysInOrder() {
        sendToBob("m1", "m2", "m3");
        try (RawClient bob = RawClient.login(emulator, BOB)) {
            assertThat(offlineCount(bob)).isEqualTo("3");
            for (String id : new String[] {"m1", "m2", "m3"}) {
                Node message = bob.await("message");
                assertThat(message.attribute("id")).contains(id);
                assertThat(message.attribute("offline")).contains("1");
                assertThat(message.attribute("retry")).isEmpty();
                bob.send(receipt(message, ""));
            }
            emulator.awaitSettled(BOB, SOON);
        }
        try (RawClient bob = RawClient.login(emulator, BOB)) {
            assertThat(offlineCount(bob)).isEqualTo("0");
        }
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void sendsAgainAfterAReconnectWhatWasNotAcked() {
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            ann.send(text(BOB, "m1", "one"));
            ann.send(text(BOB, "m2", "two"));
            assertThat(bob.await("message").attribute("offline")).isEmpty();
            bob.send(receipt(bob.await("message"), ""));
            ann.await("receipt");
        }
        emulator.awaitOffline(BOB, SOON);
        for (int retry = 1; retry <= 2; retry++) {
            try (RawClient bob = RawClient.login(emulator, BOB)) {
                assertThat(offlineCount(bob)).isEqualTo("1");
                Node again = bob.await("message");
                assertThat(again.attribute("id")).contains("m1");
                assertThat(again.attribute("offline")).contains("1");
                assertThat(again.attribute("retry")).contains(Integer.toString(retry));
                assertThat(again.child("body").orElseThrow().text()).isEqualTo("one");
            }
            emulator.awaitOffline(BOB, SOON);
        }
    }

    @Test
    void settlesAnEncryptedMessageByItsAck() {
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            Node enc = Node.builder("enc").data(new byte[] {1}).build();
            ann.send(Stanzas.message(BOB, "m1", "text", enc));
            Node message = bob.await("message");
            bob.send(Node.builder("ack")
                    .attribute("to", message.attribute("from"))
                    .attribute("class", "message")
                    .attribute("id", "m1")
                    .attribute("t", message.attribute("t"))
                    .build());
            emulator.awaitSettled(BOB, SOON);
            bob.send(receipt(message, ""));
            assertThat(bob.await("ack").attribute("class")).contains("receipt");
        }
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void keepsReceiptsForAnAuthorWhoIsAway() {
        sendToBob("m1");
        try (RawClient bob = RawClient.login(emulator, BOB)) {
            bob.send(receipt(bob.await("message"), ""));
            bob.await("ack");
        }
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            Node receipt = ann.await("receipt");
            assertThat(receipt.attribute("offline")).contains("1");
            ann.send(ack(receipt));
            emulator.awaitSettled(ANN, SOON);
        }
    }

    @Test
    void keepsNotificationsUntilTheyAreAcked() {
        String id = emulator.account(BOB)
                .notification(
                        Jid.ofPhone(ANN),
                        "contacts",
                        Node.builder("add").attribute("jid", Jid.ofPhone(ANN)).build());
        try (RawClient bob = RawClient.login(emulator, BOB)) {
            Node notification = bob.await("notification");
            assertThat(notification.attribute("id")).contains(id);
            assertThat(notification.attribute("type")).contains("contacts");
            bob.send(ack(notification));
            emulator.awaitSettled(BOB, SOON);
        }
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void endsTheStreamWhenAnAckIsOverdue() {
        sendToBob("m1");
        try (RawClient bob = RawClient.login(emulator, BOB)) {
            bob.await("message");
            time.advance(Duration.ofSeconds(89));
            assertThat(bob.hasNoneBeforePong("stream:error", "1")).isTrue();
            time.advance(Duration.ofSeconds(2));
            assertThat(bob.await("stream:error").firstChild().orElseThrow().tag())
                    .isEqualTo("ack");
            assertThat(bob.isEnded()).isTrue();
        }
        assertThat(emulator.ledgers().violations().of(Rule.ACK_DUE)).hasSize(1);
        assertThat(emulator.account(BOB).waiting()).isOne();
    }

    @Test
    void givesEachStanzaItsOwnTimeToBeAcked() {
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            ann.send(text(BOB, "m1", "one"));
            Node first = bob.await("message");
            time.advance(Duration.ofSeconds(60));
            ann.send(text(BOB, "m2", "two"));
            bob.await("message");
            bob.send(receipt(first, ""));
            bob.await("ack");
            time.advance(Duration.ofSeconds(60));
            assertThat(bob.hasNoneBeforePong("stream:error", "1")).isTrue();
            time.advance(Duration.ofSeconds(31));
            assertThat(bob.await("stream:error").child("ack")).isPresent();
        }
    }

    @Test
    void refusesMessagesForAFullMailboxAndKeepsWhatIsInIt() {
        emulator.group("34600000001-1400000000", "Friends", ANN, BOB, "34999888777");
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            for (int i = 1; i <= 5; i++) {
                ann.send(text(BOB, "m" + i, "text"));
                assertThat(ann.await("ack").attribute("error")).isEmpty();
            }
            ann.send(text(BOB, "m6", "text"));
            Node refused = ann.await("ack");
            assertThat(refused.attribute("error")).contains("503");
            assertThat(refused.attribute("by")).contains("emulator");
            ann.send(text("34600000001-1400000000@g.us", "g1", "text"));
            assertThat(ann.await("ack").attribute("error")).contains("503");
        }
        assertThat(emulator.account(BOB).waiting()).isEqualTo(5);
        assertThat(emulator.account("34999888777").waiting()).isZero();
        assertThatThrownBy(() -> emulator.account(BOB).notification(Jid.SERVER, "web", Node.of("action")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("at most 5");
    }

    private void sendToBob(String... ids) {
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            for (String id : ids) {
                ann.send(text(BOB, id, "text of " + id));
                ann.await("ack");
            }
        }
        emulator.awaitOffline(ANN, SOON);
    }

    private static String offlineCount(RawClient client) {
        return client.await("ib")
                .child("offline")
                .orElseThrow()
                .attribute("count")
                .orElseThrow();
    }
}
