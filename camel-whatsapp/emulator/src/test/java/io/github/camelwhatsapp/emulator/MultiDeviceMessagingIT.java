package io.github.camelwhatsapp.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.emulator.junit.ToleratesViolations;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Messages and receipts between linked devices, as the servers carry them. What is encrypted is never looked into. */
class MultiDeviceMessagingIT extends LinkedCompanions {
    @Test
    void givesEachDeviceItsPartAndNothingOfTheOthers() {
        ann.send(toBob("M1"));

        Node ack = ann.receive("ack");
        assertThat(ack.attributes().is("class", "message")).isTrue();
        assertThat(ack.attributes().requireJid("from")).isEqualTo(bobLid);
        assertThat(ack.attributes().requireInstant("t")).isEqualTo(TIME.now());
        assertThat(ack.attribute("phash")).isEmpty();
        assertThat(ack.attribute("error")).isEmpty();

        Node atBob = bob.receive("message");
        assertThat(atBob.attributes().requireJid("from")).isEqualTo(annLid.withDevice(1));
        assertThat(atBob.attributes().requireJid("sender_pn")).isEqualTo(Jid.ofPhone(ANN));
        assertThat(atBob.attribute("recipient")).isEmpty();
        assertThat(atBob.attribute("offline")).isEmpty();
        assertThat(atBob.children()).extracting(Node::tag).containsExactly("enc");
        assertThat(atBob.child("enc").orElseThrow().text()).isEqualTo("for " + bobLid.withDevice(1));

        Node atOther = other.receive("message");
        assertThat(atOther.attributes().requireJid("from")).isEqualTo(annLid.withDevice(1));
        assertThat(atOther.attributes().requireJid("recipient")).isEqualTo(bobLid);
        assertThat(atOther.attributes().requireJid("peer_recipient_pn")).isEqualTo(bobPhone);
        assertThat(atOther.child("enc").orElseThrow().text()).isEqualTo("for " + annLid.withDevice(2));
    }

    @Test
    void writesAddressesInTheFormThatTheSenderUses() {
        ann.send(message(
                "M1", bobPhone, copies(bobPhone.withDevice(1), Jid.ofPhone(ANN).withDevice(2))));

        Node atBob = bob.receive("message");
        assertThat(atBob.attributes().requireJid("from"))
                .isEqualTo(Jid.ofPhone(ANN).withDevice(1));
        assertThat(atBob.attributes().requireJid("sender_lid")).isEqualTo(annLid);
        assertThat(other.receive("message").attributes().requireJid("peer_recipient_lid"))
                .isEqualTo(bobLid);
    }

    @Test
    @ToleratesViolations(Rule.DEVICE_IDENTITY)
    void forwardsTheIdentityWithAFirstMessageAndNotWithLaterOnes() {
        Node copies = Node.builder("participants")
                .child(copy(bobLid.withDevice(1), "pkmsg"))
                .child(copy(annLid.withDevice(2), "msg"))
                .build();
        ann.send(builder("M1", bobLid)
                .child(copies)
                .child(Node.builder("device-identity").data("signed").build())
                .build());

        assertThat(bob.receive("message").child("device-identity")).isPresent();
        assertThat(other.receive("message").child("device-identity")).isEmpty();
    }

    @Test
    void tellsADeviceThatWasLeftOutAndTheSenderThatItsListIsStale() {
        ann.send(message("M1", bobLid, copies(bobLid.withDevice(1), bobLid.withDevice(9))));

        assertThat(ann.receive("ack").attribute("phash").orElseThrow()).startsWith("2:");
        assertThat(bob.receive("message").child("enc")).isPresent();
        assertThat(other.receive("message").child("unavailable")).isPresent();
    }

    @Test
    void bringsWhatOneDeviceAloneIsForToThatDeviceAlone() {
        ann.send(builder("P1", annLid.withDevice(2))
                .attribute("category", "peer")
                .child(Node.builder("meta").attribute("appdata", "default").build())
                .child(enc("msg", "peer"))
                .build());

        Node message = other.receive("message");
        assertThat(message.attributes().is("category", "peer")).isTrue();
        assertThat(message.attribute("recipient")).isEmpty();
        assertThat(message.child("meta")).isPresent();
        other.send(receipt("P1", annLid, "peer_msg").build());
        assertThat(other.receive("ack").attributes().is("class", "receipt")).isTrue();
    }

    @Test
    void bringsReceiptsBackToAllDevicesOfTheAuthor() {
        ann.send(toBob("M1"));
        Node message = bob.receive("message");
        bob.send(receipt("M1", message.attributes().requireJid("from"), "").build());

        assertThat(bob.receive("ack").attributes().is("class", "receipt")).isTrue();
        for (RawCompanion device : List.of(ann, other)) {
            Node receipt = device.receive("receipt");
            assertThat(receipt.attributes().requireJid("from")).isEqualTo(bobLid.withDevice(1));
            assertThat(receipt.attribute("type")).isEmpty();
        }
        bob.send(receipt("M1", annLid, "read").attribute("t", "1767225600").build());
        assertThat(ann.receive("receipt").attributes().is("type", "read")).isTrue();
    }

    @Test
    void bringsARequestForARetryToTheOneDeviceAndItsAnswerBackToTheOther() {
        ann.send(toBob("M1"));
        Jid from = bob.receive("message").attributes().requireJid("from");
        bob.send(receipt("M1", from, "retry")
                .child(Node.builder("retry")
                        .attribute("v", "1")
                        .attribute("count", "1")
                        .attribute("id", "M1")
                        .build())
                .child(Node.builder("registration").data(new byte[4]).build())
                .build());
        bob.send(ack("M1", from));

        Node asked = ann.receive("receipt");
        assertThat(asked.attributes().is("type", "retry")).isTrue();
        assertThat(asked.attributes().requireJid("from")).isEqualTo(bobLid.withDevice(1));
        assertThat(asked.child("retry").orElseThrow().attributes().is("count", "1"))
                .isTrue();
        ann.send(builder("M1", bobLid.withDevice(1))
                .attribute("t", "1767225500")
                .attribute("device_fanout", "false")
                .child(Node.builder("enc")
                        .attribute("v", "2")
                        .attribute("type", "msg")
                        .attribute("count", "1")
                        .data("again")
                        .build())
                .build());

        assertThat(ann.receive("ack").attribute("phash")).isEmpty();
        Node again = bob.receive("message");
        assertThat(again.child("enc").orElseThrow().attributes().is("count", "1"))
                .isTrue();
        assertThat(again.attributes().requireInstant("t").getEpochSecond()).isEqualTo(1767225500);
        ann.send(toBob("M2"));
        assertThat(other.receive("message").attribute("id")).contains("M1");
        assertThat(other.receive("message").attribute("id")).contains("M2");
    }

    @Test
    void keepsForADeviceThatIsAwayAndSendsAgainWhatWasNotConfirmed() {
        bob.close();
        emulator.multiDevice().awaitOnline(BOB, 0, Duration.ofSeconds(5));
        ann.send(toBob("M1"));
        ann.receive("ack");
        assertThat(messagesAfterLogin()).containsExactly("M1");
        assertThat(messagesAfterLogin()).containsExactly("M1");
        bob.send(receipt("M1", annLid.withDevice(1), "").build());
        bob.receive("ack");

        assertThat(messagesAfterLogin()).isEmpty();
    }

    @Test
    void sendsWhatWaitedInBatchesAndOnlyThenSaysThatItWasAll() {
        bob.close();
        emulator.multiDevice().awaitOnline(BOB, 0, Duration.ofSeconds(5));
        IntStream.range(0, 20).forEach(i -> {
            ann.send(toBob("M" + i));
            ann.receive("ack");
        });
        bob.connect(bob.login(BOB, 1).setPassive(false).build());
        assertThat(greeting("offline_preview").attribute("message")).contains("20");
        IntStream.range(0, 5).forEach(i -> bob.receive("message"));
        bob.send(batch(10));
        IntStream.range(5, 15)
                .forEach(i -> assertThat(bob.receive("message").attribute("id")).contains("M" + i));
        bob.send(batch(10));
        IntStream.range(15, 20).forEach(i -> assertThat(bob.receive("message").attribute("offline"))
                .isPresent());

        assertThat(greeting("offline").attribute("count")).contains("20");
    }

    @Test
    void goesOnWithoutBeingAskedWhenEverythingIsConfirmed() {
        bob.close();
        emulator.multiDevice().awaitOnline(BOB, 0, Duration.ofSeconds(5));
        IntStream.range(0, 8).forEach(i -> {
            ann.send(toBob("M" + i));
            ann.receive("ack");
        });
        bob.connect(bob.login(BOB, 1).setPassive(false).build());
        IntStream.range(0, 5).forEach(i -> {
            Node message = bob.receive("message");
            bob.send(receipt("M" + i, message.attributes().requireJid("from"), "")
                    .build());
        });
        IntStream.range(0, 5).forEach(i -> bob.receive("ack"));
        TIME.advance(Duration.ofSeconds(2));

        assertThat(bob.receive("message").attribute("id")).contains("M5");
    }

    @Test
    void givesAGroupsMembersTheSharedPartAndTheirOwn() {
        emulator.group("34600000001-1767225600", "Friends", ANN, BOB).hidden(true);
        Jid group = Jid.ofGroup("34600000001-1767225600");
        ann.send(builder("G1", group)
                .attribute("addressing_mode", "lid")
                .attribute("phash", "2:AAAAAAAA")
                .child(copies(bobLid.withDevice(1)))
                .child(enc("skmsg", "shared"))
                .build());

        assertThat(ann.receive("ack").attribute("phash").orElseThrow()).isNotEqualTo("2:AAAAAAAA");
        Node atBob = bob.receive("message");
        assertThat(atBob.attributes().requireJid("from")).isEqualTo(group);
        assertThat(atBob.attributes().requireJid("participant")).isEqualTo(annLid.withDevice(1));
        assertThat(atBob.attributes().requireJid("participant_pn")).isEqualTo(Jid.ofPhone(ANN));
        assertThat(atBob.children()).extracting(Node::text).containsExactly("for " + bobLid.withDevice(1), "shared");
        assertThat(other.receive("message").children()).extracting(Node::text).containsExactly("shared");

        bob.send(receipt("G1", group, "")
                .attribute("participant", annLid.withDevice(1))
                .build());
        Node receipt = ann.receive("receipt");
        assertThat(receipt.attributes().requireJid("from")).isEqualTo(group);
        assertThat(receipt.attributes().requireJid("participant")).isEqualTo(bobLid.withDevice(1));
    }

    /** The next thing of this kind that the server itself tells Bob. */
    private Node greeting(String child) {
        Optional<Node> found = bob.receive("ib").child(child);
        return found.orElseGet(() -> greeting(child));
    }

    private List<String> messagesAfterLogin() {
        bob.connect(bob.login(BOB, 1).setPassive(false).build());
        greeting("offline_preview");
        List<String> ids = new ArrayList<>();
        for (Node next = bob.receive(); next.child("offline").isEmpty(); next = bob.receive()) {
            if (next.is("message")) {
                ids.add(next.attributes().requireText("id"));
            }
        }
        return ids;
    }

    private static Node ack(String id, Jid to) {
        return Node.builder("ack")
                .attribute("class", "message")
                .attribute("id", id)
                .attribute("to", to)
                .attribute("type", "text")
                .build();
    }

    private static Node batch(int count) {
        return Node.builder("ib")
                .child(Node.builder("offline_batch")
                        .attribute("count", Integer.toString(count))
                        .build())
                .build();
    }
}
