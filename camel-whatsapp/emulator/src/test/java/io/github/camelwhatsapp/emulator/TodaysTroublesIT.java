package io.github.camelwhatsapp.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.emulator.phone.PhoneTroubles;
import io.github.camelwhatsapp.emulator.phone.Tick;
import io.github.camelwhatsapp.emulator.script.OtherDevices;
import io.github.camelwhatsapp.emulator.script.RefuseMessage;
import io.github.camelwhatsapp.emulator.script.Schedule;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with keys, sessions and messages at a test's wish, and that phones get over it. */
@Timeout(60)
class TodaysTroublesIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final Duration SOON = Duration.ofSeconds(10);

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private Phone ann;
    private Phone bob;
    private RawCompanion companion;

    @BeforeEach
    void talk() throws Exception {
        ann = emulator.phone(ANN).awaitOnline(SOON);
        bob = emulator.phone(BOB).awaitOnline(SOON);
        companion = RawLink.of(emulator, ANN);
        ann.sends("first").to(BOB);
        bob.awaitReceived("first", SOON);
        bob.sends("second").to(ANN);
        ann.awaitReceived("second", SOON);
    }

    @AfterEach
    void close() {
        companion.close();
    }

    @Test
    void asksAgainForWhatItMisread() {
        bob.troubles().misreads(0.5, 7);
        IntStream.range(0, 10).forEach(i -> ann.sends("message " + i).to(BOB));

        IntStream.range(0, 10).forEach(i -> bob.awaitReceived("message " + i, SOON));
        assertThat(emulator.phoneTranscript().entries())
                .anyMatch(entry ->
                        entry.node().is("receipt") && entry.node().attributes().is("type", "retry"));
        assertThat(emulator.ledgers().crypto().reuses()).isEmpty();
    }

    @Test
    void getsOverAStaleRatchetAtTheReceiver() {
        PhoneTroubles.Backup backup = bob.troubles().backsUp();
        for (String text : new String[] {"third", "fifth"}) {
            ann.sends(text).to(BOB);
            bob.awaitReceived(text, SOON);
            bob.sends("and " + text).to(ANN);
            ann.awaitReceived("and " + text, SOON);
        }
        bob.troubles().restores(backup);
        ann.sends("after the backup").to(BOB);

        bob.awaitReceived("after the backup", SOON);
    }

    @Test
    void goesOnAfterAPhoneWasSetUpAnew() {
        bob.troubles().isSetUpAnew();
        PhoneMessage sent = ann.sends("are you there?").to(BOB);

        bob.awaitReceived("are you there?", SOON);
        ann.awaitTick(sent, Tick.DELIVERED, SOON);
        Node told = companion.receive("notification");
        while (told.child("identity").isEmpty()) {
            told = companion.receive("notification");
        }
        assertThat(told.attributes().requireJid("from")).isEqualTo(Jid.ofPhone(BOB));
        bob.sends("here I am").to(ANN);
        ann.awaitReceived("here I am", SOON);
    }

    @Test
    void movesFromNumbersToHiddenIdsInMidConversation() {
        ann.troubles().writesToNumbers(true);
        ann.sends("to your number").to(BOB);
        bob.awaitReceived("to your number", SOON);
        assertThat(companion.receive("message").attributes().requireJid("recipient"))
                .isEqualTo(emulator.account(BOB).lid());
        assertThat(companion.receive("message").attributes().requireJid("from"))
                .isEqualTo(emulator.account(BOB).lid());
        assertThat(companion.receive("message").attributes().requireJid("recipient"))
                .isEqualTo(Jid.ofPhone(BOB));

        ann.troubles().writesToNumbers(false);
        ann.sends("to your hidden id").to(BOB);
        bob.awaitReceived("to your hidden id", SOON);
    }

    @Test
    void goesOnWithoutOneTimePrekeys() {
        String carla = "34600000003";
        Phone other = emulator.phone(carla).awaitOnline(SOON);
        emulator.account(carla).exhaustPreKeys(0);
        ann.sends("no key is left").to(carla);

        other.awaitReceived("no key is left", SOON);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 463})
    void refusesMessagesOnDemand(int error) {
        emulator.multiDevice()
                .faults()
                .add(new RefuseMessage(error), Schedule.always().account(ANN).stanza(1));
        companion.send(toBob("M1"));
        companion.send(toBob("M2"));

        assertThat(companion.receive("ack").attribute("error")).contains(Integer.toString(error));
        assertThat(companion.receive("ack").attribute("error")).isEmpty();
    }

    @Test
    void tellsThoseWhoShareAChatOfNewDevicesAndOfThoseThatAreGone() throws Exception {
        try (RawCompanion fresh = RawLink.of(emulator, BOB)) {
            Node added = devices().child("add").orElseThrow();
            assertThat(added.child("device").orElseThrow().attributes().requireJid("jid"))
                    .isEqualTo(Jid.ofPhone(BOB).withDevice(1));
            assertThat(added.attribute("device_hash").orElseThrow()).startsWith("2:");
            ann.sends("to both of yours").to(BOB);
            assertThat(fresh.receive("message").child("enc")).isPresent();

            bob.unlinks(bob.linkedDevices().get(0));
            assertThat(devices().child("remove")).isPresent();
        }
        ann.sends("to your phone").to(BOB);
        bob.awaitReceived("to your phone", SOON);
    }

    private Node devices() {
        Node told = companion.receive("notification");
        return told.attributes().is("type", "devices") ? told : devices();
    }

    @Test
    void claimsThatTheListOfDevicesIsOld() {
        emulator.multiDevice()
                .faults()
                .add(new OtherDevices(), Schedule.always().account(ANN).once());
        companion.send(toBob("M1"));

        assertThat(companion.receive("ack").attribute("phash")).contains("2:AAAAAAAA");
    }

    private Node toBob(String id) {
        return Node.builder("message")
                .attribute("id", id)
                .attribute("to", emulator.account(BOB).lid())
                .attribute("type", "text")
                .child(Node.builder("participants")
                        .child(Node.builder("to")
                                .attribute("jid", emulator.account(BOB).lid().withDevice(9))
                                .child(Node.builder("enc")
                                        .attribute("v", "2")
                                        .attribute("type", "msg")
                                        .data("for nobody")
                                        .build())
                                .build())
                        .build())
                .build();
    }
}
