package io.github.camelwhatsapp.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.phone.Direction;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneFile;
import io.github.camelwhatsapp.emulator.phone.PhoneMedium;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.emulator.phone.PhonePlace;
import io.github.camelwhatsapp.emulator.phone.PhonePoll;
import io.github.camelwhatsapp.emulator.phone.Tick;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Phones as devices of today's network: one has a linked device, so what it says and hears is encrypted for each device. */
@Timeout(60)
class TodaysPhonesIT {
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
    void link() throws Exception {
        ann = emulator.phone(ANN).named("Ann").awaitOnline(SOON);
        bob = emulator.phone(BOB).named("Bob").awaitOnline(SOON);
        companion = RawLink.of(emulator, ANN);
    }

    @AfterEach
    void close() {
        companion.close();
    }

    @Test
    void writesToThePhonesOfOthersAndToItsOwnLinkedDevices() {
        PhoneMessage sent = ann.sends("hello").to(BOB);

        PhoneMessage received = bob.awaitReceived("hello", SOON);
        assertThat(received.chat()).isEqualTo(ANN);
        assertThat(received.author()).isEqualTo(ANN);
        ann.awaitTick(sent, Tick.DELIVERED, SOON);
        bob.reads(ANN);
        ann.awaitTick(sent, Tick.READ, SOON);
        Node copy = companion.receive("message");
        assertThat(copy.attributes().requireJid("recipient"))
                .isEqualTo(emulator.account(BOB).lid());
        assertThat(copy.child("enc").orElseThrow().attributes().is("type", "pkmsg"))
                .isTrue();
    }

    @Test
    void answersWithinTheSession() {
        ann.sends("one").to(BOB);
        bob.awaitReceived("one", SOON);
        bob.sends("two").to(ANN);
        ann.awaitReceived("two", SOON);
        ann.sends("three").to(BOB);
        bob.awaitReceived("three", SOON);
        bob.sends(PhonePlace.at(48, 11).named("Here")).to(ANN);

        assertThat(ann.awaitReceived(message -> message.content().isPresent(), SOON)
                        .content())
                .contains(PhonePlace.at(48, 11).named("Here"));
    }

    @Test
    void repliesReactsEditsAndTakesBack() {
        PhoneMessage sent = ann.sends("frist").to(BOB);
        PhoneMessage received = bob.awaitReceived("frist", SOON);
        bob.reacts(received, "\ud83d\udc4d");
        assertThat(ann.awaitChange(sent, now -> !now.marks().reactions().isEmpty(), SOON)
                        .marks()
                        .reactions())
                .containsEntry(BOB, "\ud83d\udc4d");
        bob.reacts(received, "");
        ann.awaitChange(sent, now -> now.marks().reactions().isEmpty(), SOON);

        ann.edits(sent, "first");
        assertThat(bob.awaitChange(received, now -> now.marks().edited(), SOON).text())
                .isEqualTo("first");

        bob.replies(received, "indeed");
        PhoneMessage reply = ann.awaitReceived("indeed", SOON);
        assertThat(reply.marks().quote().orElseThrow().id()).isEqualTo(sent.id());
        assertThat(reply.marks().quote().orElseThrow().author()).isEqualTo(ANN);

        ann.revokes(sent);
        assertThat(bob.awaitChange(received, now -> now.marks().revoked(), SOON).text())
                .isEmpty();
    }

    @Test
    void sendsAndFetchesSealedMedia() throws Exception {
        byte[] sound = "a voice, as far as anybody can tell".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        PhoneMessage sent = ann.sends(PhoneFile.of(sound, "audio/ogg").as(PhoneMedium.Kind.VOICE_NOTE))
                .to(BOB);
        PhoneMessage received = bob.awaitReceived(message -> message.medium().isPresent(), SOON);

        PhoneMedium medium = received.medium().orElseThrow();
        assertThat(medium.kind()).isEqualTo(PhoneMedium.Kind.VOICE_NOTE);
        assertThat(medium.size()).isEqualTo(sound.length);
        assertThat(bob.fetches(received).get(10, TimeUnit.SECONDS)).hasBinaryContent(sound);
        ann.awaitTick(sent, Tick.DELIVERED, SOON);
        bob.sends(PhoneFile.of(sound, "application/x-thing").named("thing.bin").captioned("a thing"))
                .to(ANN);
        PhoneMessage document = ann.awaitReceived("[document] a thing", SOON);
        assertThat(document.medium().orElseThrow().fileName()).isEqualTo("thing.bin");
        assertThat(ann.fetches(document).get(10, TimeUnit.SECONDS)).hasBinaryContent(sound);
    }

    @Test
    void asksAndVotes() {
        PhoneMessage asked = ann.sends(PhonePoll.of("Lunch?", "Pizza", "Soup")).to(BOB);
        PhoneMessage question = bob.awaitReceived(message -> message.poll().isPresent(), SOON);
        bob.votes(question, "Soup");
        assertThat(votes(ann.awaitChange(asked, now -> !votes(now).isEmpty(), SOON)))
                .containsEntry(BOB, List.of("Soup"));

        bob.votes(question);
        ann.awaitChange(asked, now -> votes(now).isEmpty(), SOON);
    }

    private static Map<String, List<String>> votes(PhoneMessage message) {
        return message.poll().orElseThrow().votes();
    }

    @Test
    void keepsWhatIsSaidWhileSomebodyIsAway() {
        bob.goOffline();
        PhoneMessage sent = ann.sends("later").to(BOB);
        ann.awaitTick(sent, Tick.SENT, SOON);
        bob.comeBack();

        bob.awaitReceived("later", SOON);
        ann.awaitTick(sent, Tick.DELIVERED, SOON);
    }

    @Test
    void refusesWhomItCannotFind() {
        PhoneMessage sent = ann.sends("anybody there?").to("34699999999");

        assertThat(ann.await(
                                "an answer",
                                phone -> phone.chat("34699999999")
                                        .message(sent.id())
                                        .filter(message -> message.tick() == Tick.REFUSED),
                                SOON)
                        .direction())
                .isEqualTo(Direction.OUT);
    }

    @Test
    void hasKeysForOthersToFetch() {
        companion.send(Node.builder("iq")
                .attribute("to", Jid.SERVER)
                .attribute("id", "1")
                .attribute("type", "get")
                .attribute("xmlns", "encrypt")
                .child(Node.builder("key")
                        .child(Node.builder("user")
                                .attribute("jid", Jid.ofPhone(BOB))
                                .build())
                        .build())
                .build());

        Node bundle =
                companion.receive("iq").child("list").orElseThrow().children().get(0);
        assertThat(bundle.children())
                .extracting(Node::tag)
                .containsExactly("registration", "type", "identity", "skey", "key");
    }
}
