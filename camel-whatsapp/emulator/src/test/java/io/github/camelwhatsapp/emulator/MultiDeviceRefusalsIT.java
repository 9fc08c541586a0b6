package io.github.camelwhatsapp.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.emulator.junit.ToleratesViolations;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the servers refuse of messages and receipts between linked devices, drop, or write down. */
class MultiDeviceRefusalsIT extends LinkedCompanions {
    @Test
    void refusesWhomItDoesNotKnow() {
        ann.send(message("M1", Jid.ofPhone("34699999999"), copies(Jid.ofPhone("34699999999"))));

        assertThat(ann.receive("ack").attribute("error")).contains("404");
    }

    @Test
    @ToleratesViolations(Rule.MESSAGE_ADDRESSING)
    void refusesMixedForms() {
        ann.send(message(
                "M1", bobLid, copies(bobLid.withDevice(1), Jid.ofPhone(ANN).withDevice(2))));
        assertThat(ann.receive("ack").attribute("error")).contains("479");

        ann.send(message("M2", bobPhone, copies(bobLid.withDevice(1))));
        assertThat(ann.receive("ack").attribute("error")).contains("479");

        ann.send(message("M3", bobLid, copies(bobLid.withDevice(1), bobLid.withDevice(1))));
        assertThat(ann.receive("ack").attribute("error")).contains("479");
    }

    @Test
    @ToleratesViolations(Rule.SELF_ADDRESSED)
    void notesWhatIsMadeForTheSenderItself() {
        ann.send(message("M1", bobLid, copies(bobLid.withDevice(1), annLid.withDevice(1))));

        assertThat(ann.receive("ack").attribute("error")).isEmpty();
        assertThat(bob.receive("message").child("enc")).isPresent();
        assertThat(emulator.ledgers().violations().of(Rule.SELF_ADDRESSED)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "letter"})
    @ToleratesViolations(Rule.MESSAGE_SHAPE)
    void refusesTypesThatThereAreNot(String type) {
        ann.send(Node.builder("message")
                .attribute("id", "M1")
                .attribute("to", bobLid)
                .attribute("type", type)
                .child(copies(bobLid.withDevice(1)))
                .build());

        assertThat(ann.receive("ack").attribute("error")).contains("400");
    }

    @Test
    @ToleratesViolations(Rule.MESSAGE_SHAPE)
    void refusesAMessageForNobody() {
        ann.send(builder("M1", bobLid).build());

        assertThat(ann.receive("ack").attribute("error")).contains("400");
    }

    @Test
    @ToleratesViolations(Rule.MESSAGE_SHAPE)
    void refusesAMessageForOneDeviceThatIsInItTwice() {
        ann.send(builder("M1", bobLid.withDevice(1))
                .attribute("device_fanout", "false")
                .child(enc("msg", "once"))
                .child(copies(bobLid.withDevice(1)))
                .build());

        assertThat(ann.receive("ack").attribute("error")).contains("479");
    }

    @Test
    @ToleratesViolations(Rule.MEDIA_TYPE)
    void dropsMediaThatDoNotSayWhatTheyAre() {
        ann.send(Node.builder("message")
                .attribute("id", "M1")
                .attribute("to", bobLid)
                .attribute("type", "media")
                .child(copies(bobLid.withDevice(1), annLid.withDevice(2)))
                .build());
        assertThat(ann.receive("ack").attribute("error")).isEmpty();
        ann.send(toBob("M2"));

        assertThat(bob.receive("message").attribute("id")).contains("M2");
    }

    @Test
    @ToleratesViolations(Rule.RECEIPT_UNKNOWN)
    void doesNotAckAReceiptForWhatWasNeverSent() {
        bob.send(receipt("M9", annLid.withDevice(1), "").build());
        ann.send(toBob("M1"));
        Node message = bob.receive("message");
        bob.send(receipt("M1", message.attributes().requireJid("from"), "").build());

        assertThat(bob.receive("ack").attribute("id")).contains("M1");
    }

    @Test
    @ToleratesViolations(Rule.READ_BEFORE_DELIVERED)
    void notesWhatIsReadBeforeItIsDelivered() {
        ann.send(toBob("M1"));
        bob.receive("message");
        bob.send(receipt("M1", annLid, "read").build());

        assertThat(bob.receive("ack").attributes().is("type", "read")).isTrue();
    }

    @Test
    void refusesAFormThatTheGroupDoesNotUse() {
        emulator.group("34600000001-1767225600", "Friends", ANN, BOB).hidden(true);
        ann.send(builder("G1", Jid.ofGroup("34600000001-1767225600"))
                .attribute("addressing_mode", "pn")
                .attribute("phash", "2:AAAAAAAA")
                .child(enc("skmsg", "shared"))
                .build());

        assertThat(ann.receive("ack").attribute("error")).contains("421");
    }

    @Test
    void refusesWhoIsNoMember() {
        emulator.group("34600000002-1767225600", "Others", BOB);
        ann.send(builder("G1", Jid.ofGroup("34600000002-1767225600"))
                .attribute("phash", "2:AAAAAAAA")
                .child(enc("skmsg", "shared"))
                .build());

        assertThat(ann.receive("ack").attribute("error")).contains("403");
    }
}
