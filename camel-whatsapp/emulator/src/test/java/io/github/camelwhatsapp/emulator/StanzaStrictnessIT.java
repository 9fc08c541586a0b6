package io.github.camelwhatsapp.emulator;

import static io.github.camelwhatsapp.emulator.Stanzas.SOON;
import static io.github.camelwhatsapp.emulator.Stanzas.receipt;
import static io.github.camelwhatsapp.emulator.Stanzas.receiptBuilder;
import static io.github.camelwhatsapp.emulator.Stanzas.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.emulator.ledger.PeerProfile;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each rule of stanzas, broken once; those of requests, pings and overdue acks have their tests beside them. */
class StanzaStrictnessIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34123456789";
    private static final String SERVER = "s.whatsapp.net";

    private WhatsAppEmulator emulator;

    @BeforeEach
    void start() {
        emulator = WhatsAppEmulator.builder().time(new VirtualTimeSource()).start();
        emulator.account(ANN);
        emulator.account(BOB);
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void closesOnAnUnknownStanza() {
        closes(Rule.KNOWN_STANZA, Node.of("surprise"));
        closes(Rule.KNOWN_STANZA, Node.builder("success").build());
    }

    @Test
    void closesOnStanzasWithoutWhatTheyNeed() {
        Node body = Node.builder("body").data("x").build();
        for (Node incomplete : List.of(
                Node.builder("message")
                        .attribute("id", "1")
                        .attribute("type", "text")
                        .child(body)
                        .build(),
                Node.builder("message")
                        .attribute("to", SERVER)
                        .attribute("type", "text")
                        .child(body)
                        .build(),
                Node.builder("message")
                        .attribute("to", SERVER)
                        .attribute("id", "1")
                        .child(body)
                        .build(),
                Node.builder("message")
                        .attribute("to", SERVER)
                        .attribute("id", "1")
                        .attribute("type", "text")
                        .attribute("t", "yesterday")
                        .build(),
                Node.builder("receipt").attribute("id", "1").build(),
                Node.builder("receipt").attribute("to", SERVER).build(),
                Node.builder("ack").attribute("to", SERVER).attribute("id", "1").build(),
                Node.builder("ack")
                        .attribute("class", "message")
                        .attribute("id", "1")
                        .build(),
                Node.builder("ack")
                        .attribute("class", "message")
                        .attribute("to", SERVER)
                        .build(),
                Node.builder("presence").attribute("type", "subscribe").build(),
                Node.builder("chatstate").child(Node.of("composing")).build(),
                Node.builder("iq").attribute("id", "1").build(),
                Node.builder("iq").attribute("type", "get").build())) {
            closes(Rule.REQUIRED_ATTRIBUTE, incomplete);
        }
    }

    @Test
    void closesOnASenderThatIsNotTheAccount() {
        closes(
                Rule.FOREIGN_SENDER,
                Node.builder("message")
                        .attribute("from", BOB + "@s.whatsapp.net")
                        .attribute("to", ANN + "@s.whatsapp.net")
                        .attribute("id", "1")
                        .attribute("type", "text")
                        .build());
        closes(
                Rule.FOREIGN_SENDER,
                Node.builder("presence")
                        .attribute("from", BOB + "@s.whatsapp.net")
                        .build());
    }

    @Test
    void notesMessagesAndReceiptsWithoutTime() {
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            ann.send(Node.builder("message")
                    .attribute("to", BOB + "@s.whatsapp.net")
                    .attribute("type", "text")
                    .attribute("id", "m1")
                    .child(Node.builder("body").data("x").build())
                    .build());
            bob.await("message");
            bob.send(Node.builder("receipt")
                    .attribute("to", ANN + "@s.whatsapp.net")
                    .attribute("id", "m1")
                    .build());
            ann.await("receipt");
        }
        assertThat(emulator.ledgers().violations().of(Rule.TIME_ATTRIBUTE)).hasSize(2);
    }

    @Test
    void refusesMessagesWhoseContentDoesNotFit() {
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            Node body = Node.builder("body").data("x").build();
            Node media = Node.builder("media").attribute("type", "image").build();
            int id = 0;
            for (Node message : List.of(
                    Stanzas.message(BOB, "m" + id++, "text", media),
                    Stanzas.message(BOB, "m" + id++, "media", body),
                    Stanzas.message(BOB, "m" + id++, "picture", body))) {
                ann.send(message);
                assertThat(ann.await("ack").attribute("error")).contains("406");
            }
        }
        assertThat(emulator.ledgers().violations().of(Rule.MESSAGE_CONTENT)).hasSize(3);
        assertThat(emulator.account(BOB).waiting()).isZero();
    }

    @Test
    void notesAMessageIdThatIsUsedTwiceAndDeliversBoth() {
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            ann.send(text(BOB, "m1", "one"));
            ann.send(text(BOB, "m1", "two"));
            bob.await("message");
            assertThat(bob.await("message").child("body").orElseThrow().text()).isEqualTo("two");
        }
        assertOnly(Rule.MESSAGE_ID_REUSE);
    }

    @Test
    void allowsTheSameBytesUnderTheSameIdOnALaterConnection() {
        for (int i = 0; i < 2; i++) {
            try (RawClient ann = RawClient.login(emulator, ANN)) {
                ann.send(text(BOB, "m1", "one"));
                ann.await("ack");
            }
        }
        assertThat(emulator.ledgers().complaints()).isEmpty();
        assertThat(emulator.account(BOB).waiting()).isEqualTo(2);
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            ann.send(text(BOB, "m1", "two"));
            ann.await("ack");
        }
        assertOnly(Rule.MESSAGE_ID_REUSE);
    }

    @Test
    void dropsReceiptsForWhatWasNotDelivered() {
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            ann.send(text(BOB, "m1", "one"));
            bob.await("message");
            bob.send(receipt(ANN, "other", ""));
            bob.send(receiptBuilder(ANN, "m1", "")
                    .attribute("participant", ANN + "@s.whatsapp.net")
                    .build());
            bob.send(Stanzas.receiptFor(ANN, "", "m1", "other"));
            assertThat(bob.hasNoneBeforePong("ack", "1")).isTrue();
            assertThat(ann.hasNoneBeforePong("receipt", "1")).isTrue();
        }
        assertThat(emulator.ledgers().violations().of(Rule.RECEIPT_UNKNOWN)).hasSize(3);
    }

    @Test
    void notesAMessageThatIsReadBeforeItIsDelivered() {
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            ann.send(text(BOB, "m1", "one"));
            bob.await("message");
            bob.send(receipt(ANN, "m1", "read"));
            assertThat(ann.await("receipt").attribute("type")).contains("read");
        }
        assertOnly(Rule.READ_BEFORE_DELIVERED);
    }

    @Test
    void dropsReceiptsOfUnknownType() {
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            ann.send(receipt(BOB, "m1", "smelt"));
            assertThat(ann.hasNoneBeforePong("ack", "1")).isTrue();
        }
        assertOnly(Rule.RECEIPT_TYPE);
    }

    @Test
    void notesAcksOfNothingAndAcksThatCameBefore() {
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            ann.send(text(BOB, "m1", "one"));
            bob.send(receipt(bob.await("message"), ""));
            Node receipt = ann.await("receipt");
            ann.send(Stanzas.ack(receipt));
            ann.send(Stanzas.ack(receipt));
            ann.send(Stanzas.ack(Node.builder("call")
                    .attribute("from", SERVER)
                    .attribute("id", "c1")
                    .build()));
            assertThat(ann.hasNoneBeforePong("stream:error", "1")).isTrue();
        }
        assertThat(emulator.ledgers().violations().of(Rule.ACK_UNKNOWN)).hasSize(2);
    }

    @Test
    void notesAnAckWithoutTheTypeOfWhatItAnswers() {
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            ann.send(text(BOB, "m1", "one"));
            Node message = bob.await("message");
            bob.send(receipt(message, ""));
            ann.send(Stanzas.ack(ann.await("receipt")));
            bob.send(receipt(message, "read"));
            ann.await("receipt");
            ann.send(Node.builder("ack")
                    .attribute("to", BOB + "@s.whatsapp.net")
                    .attribute("class", "receipt")
                    .attribute("id", "m1")
                    .build());
            emulator.awaitSettled(ANN, SOON);
        }
        assertOnly(Rule.ACK_ATTRIBUTES);
    }

    @Test
    void notesPresenceOfUnknownTypeAndASecondSubscription() {
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            ann.send(Node.builder("presence").attribute("type", "asleep").build());
            Node subscribe = Node.builder("presence")
                    .attribute("type", "subscribe")
                    .attribute("to", BOB + "@s.whatsapp.net")
                    .build();
            ann.send(subscribe);
            ann.send(subscribe);
            ann.await("presence");
            ann.await("presence");
        }
        assertThat(emulator.ledgers().violations().entries())
                .extracting(violation -> violation.rule())
                .containsExactly(Rule.PRESENCE_TYPE, Rule.SUBSCRIBED_TWICE);
    }

    @Test
    void dropsUnknownChatStates() {
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            ann.send(Node.builder("chatstate")
                    .attribute("to", BOB + "@s.whatsapp.net")
                    .child(Node.of("dreaming"))
                    .build());
            assertThat(ann.hasNoneBeforePong("chatstate", "1")).isTrue();
            assertThat(bob.hasNoneBeforePong("chatstate", "1")).isTrue();
        }
        assertOnly(Rule.CHAT_STATE);
    }

    @Test
    void treatsTheHabitsOfAForeignClientAsDeclared() {
        emulator.account(BOB).lenient(PeerProfile.CHAT_API_2016);
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            ann.send(text(BOB, "m1", "one"));
            bob.await("message");
            bob.send(receipt(ANN, "m1", "read"));
            ann.await("receipt");
        }
        assertThat(emulator.ledgers().violations().entries()).hasSize(1);
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void findsAReceiptThatCameBeforeTheCommit() {
        var probe = emulator.ledgers().order().commitProbe(BOB);
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            ann.send(text(BOB, "m1", "one"));
            ann.send(text(BOB, "m2", "two"));
            probe.committed("m1");
            bob.send(receipt(bob.await("message"), ""));
            bob.send(receipt(bob.await("message"), ""));
            ann.await("receipt");
            ann.await("receipt");
        }
        assertThat(emulator.ledgers().order().breaches())
                .extracting(breach -> breach.messageId())
                .containsExactly("m2");
    }

    private void closes(Rule rule, Node stanza) {
        int before = emulator.ledgers().violations().of(rule).size();
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            ann.send(stanza);
            Node error = ann.await("stream:error");
            assertThat(error.child("text").orElseThrow().text()).isEqualTo(rule.name());
            assertThat(ann.isEnded()).isTrue();
        }
        assertThat(emulator.ledgers().violations().of(rule)).hasSize(before + 1);
    }

    private void assertOnly(Rule rule) {
        assertThat(emulator.ledgers().violations().entries())
                .extracting(violation -> violation.rule())
                .containsExactly(rule);
    }
}
