package io.github.camelwhatsapp.emulator;

import static io.github.camelwhatsapp.emulator.Stanzas.ack;
import static io.github.camelwhatsapp.emulator.Stanzas.receipt;
import static io.github.camelwhatsapp.emulator.Stanzas.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagingIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34123456789";
    private static final String EVE = "34999888777";

    private WhatsAppEmulator emulator;

    @BeforeEach
    void start() {
        emulator = WhatsAppEmulator.builder().time(new VirtualTimeSource()).start();
        emulator.account(ANN);
        emulator.account(BOB);
        emulator.account(EVE);
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void bringsAMessageFromPersonToPersonAndAcksIt() {
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            ann.send(text(BOB, "m1", "hello"));

            Node ack = ann.await("ack");
            assertThat(ack.attributes().text("from")).contains(BOB + "@s.whatsapp.net");
            assertThat(ack.attributes().text("id")).contains("m1");
            assertThat(ack.attributes().text("class")).contains("message");
            assertThat(ack.attributes().text("error")).isEmpty();
            Node message = bob.await("message");
            assertThat(message.attributes().names()).containsExactly("from", "id", "type", "t", "notify");
            assertThat(message.attributes().text("from")).contains(ANN + "@s.whatsapp.net");
            assertThat(message.attributes().text("t"))
                    .isEqualTo(ack.attributes().text("t"));
            assertThat(message.attributes().text("notify")).contains("Tester");
            assertThat(message.child("body").orElseThrow().text()).isEqualTo("hello");
        }
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void takesReceiptsBackToTheAuthorAndAcksThem() {
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            ann.send(text(BOB, "m1", "hello"));
            bob.await("message");
            bob.send(receipt(ANN, "m1", ""));
            bob.send(receipt(ANN, "m1", "read"));

            Node ackOfDelivered = bob.await("ack");
            assertThat(ackOfDelivered.attributes().text("class")).contains("receipt");
            assertThat(ackOfDelivered.attributes().text("type")).isEmpty();
            assertThat(bob.await("ack").attributes().text("type")).contains("read");
            Node delivered = ann.await("receipt");
            assertThat(delivered.attributes().text("from")).contains(BOB + "@s.whatsapp.net");
            assertThat(delivered.attributes().text("id")).contains("m1");
            assertThat(delivered.attributes().text("type")).isEmpty();
            Node read = ann.await("receipt");
            assertThat(read.attributes().text("type")).contains("read");
            ann.send(ack(delivered));
            ann.send(ack(read));
            emulator.awaitSettled(ANN, Stanzas.SOON);
            emulator.awaitSettled(BOB, Stanzas.SOON);
        }
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void forwardsAReceiptForSeveralMessagesAsOne() {
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            for (String id : new String[] {"m1", "m2", "m3"}) {
                ann.send(text(BOB, id, id));
                bob.await("message");
                bob.send(receipt(ANN, id, ""));
            }
            bob.send(Stanzas.receiptFor(ANN, "read", "m1", "m2", "m3"));

            IntStream.range(0, 3).forEach(i -> ann.send(ack(ann.await("receipt"))));
            Node read = ann.await("receipt");
            assertThat(read.attributes().text("id")).contains("m1");
            assertThat(read.child("list").orElseThrow().children())
                    .extracting(item -> item.attribute("id").orElseThrow())
                    .containsExactly("m2", "m3");
        }
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void bringsAMessageToTheOtherMembersOfAGroup() {
        emulator.group("34600000001-1400000000", "Friends", ANN, BOB, EVE);
        String group = "34600000001-1400000000@g.us";
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB);
                RawClient eve = RawClient.login(emulator, EVE)) {
            ann.send(text(group, "g1", "all"));

            assertThat(ann.await("ack").attributes().text("from")).contains(group);
            Node toBob = bob.await("message");
            assertThat(toBob.attributes().text("from")).contains(group);
            assertThat(toBob.attributes().text("participant")).contains(ANN + "@s.whatsapp.net");
            assertThat(eve.await("message").attributes()).isEqualTo(toBob.attributes());

            bob.send(receipt(toBob, ""));
            Node receipt = ann.await("receipt");
            assertThat(receipt.attributes().text("from")).contains(group);
            assertThat(receipt.attributes().text("participant")).contains(BOB + "@s.whatsapp.net");
            assertThat(ann.hasNoneBeforePong("message", "1")).isTrue();
        }
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void refusesAMessageToAGroupFromOneWhoIsNotInIt() {
        emulator.group("34600000001-1400000000", "Friends", ANN, BOB);
        try (RawClient eve = RawClient.login(emulator, EVE)) {
            eve.send(text("34600000001-1400000000@g.us", "g1", "let me in"));
            Node ack = eve.await("ack");
            assertThat(ack.attributes().text("error")).contains("403");
            assertThat(ack.attributes().text("by")).contains("emulator");
        }
        assertThat(emulator.account(BOB).waiting()).isZero();
    }

    @Test
    void refusesAMessageToAnUnknownNumber() {
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            ann.send(text("34111111111", "m1", "nobody"));
            Node ack = ann.await("ack");
            assertThat(ack.attributes().text("error")).contains("404");
            assertThat(ack.attributes().text("by")).contains("emulator");
        }
    }

    @Test
    void bringsAMessageToAnAdHocList() {
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            ann.send(Stanzas.broadcast("1400000000@broadcast", "b1", "news", BOB, EVE));
            assertThat(ann.await("ack").attributes().text("from")).contains("1400000000@broadcast");
            Node message = bob.await("message");
            assertThat(message.attributes().text("from")).contains("1400000000@broadcast");
            assertThat(message.attributes().text("participant")).contains(ANN + "@s.whatsapp.net");
            assertThat(message.child("broadcast")).isEmpty();
            bob.send(receipt(message, ""));
            assertThat(ann.await("receipt").attributes().text("from")).contains(BOB + "@s.whatsapp.net");
        }
        assertThat(emulator.account(EVE).waiting()).isOne();
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void refusesAListThatIsTooLongOrNamesAStranger() {
        String[] crowd =
                IntStream.range(0, 51).mapToObj(i -> "3460000" + (1000 + i)).toArray(String[]::new);
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            ann.send(Stanzas.broadcast("1@broadcast", "b1", "news", crowd));
            assertThat(ann.await("ack").attributes().text("error")).contains("406");
            ann.send(Stanzas.broadcast("1@broadcast", "b2", "news", BOB, "34111111111"));
            assertThat(ann.await("ack").attributes().text("error")).contains("404");
        }
        assertThat(emulator.account(BOB).waiting()).isZero();
    }

    @Test
    void carriesEncryptedMessagesAndRetryReceiptsUnchanged() {
        Node enc = Node.builder("enc")
                .attribute("v", "2")
                .attribute("type", "msg")
                .data(new byte[] {1, 2, 3})
                .build();
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            ann.send(Stanzas.message(BOB, "e1", "text", enc));
            Node message = bob.await("message");
            assertThat(message.children()).containsExactly(enc);
            Node retry = Node.builder("retry").attribute("count", "1").build();
            bob.send(Stanzas.receiptBuilder(ANN, "e1", "retry").child(retry).build());
            assertThat(ann.await("receipt").children()).containsExactly(retry);

            ann.send(Stanzas.message(
                    BOB, "e1", "text", Node.builder("enc").data(new byte[] {4}).build()));
            assertThat(bob.await("message").children()).hasSize(1);
        }
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }
}
