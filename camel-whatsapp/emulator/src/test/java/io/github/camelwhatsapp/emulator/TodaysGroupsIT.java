package io.github.camelwhatsapp.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Direction;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.emulator.phone.Tick;
import io.github.camelwhatsapp.signal.SenderKeyMessage;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Phones in groups of today's network, with sender keys. One of them has a linked device, which only listens. */
@Timeout(60)
class TodaysGroupsIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final String CARLA = "34600000003";
    private static final String GROUP = "120363000000000001";
    private static final Duration SOON = Duration.ofSeconds(10);

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private EmulatedGroup group;
    private Phone ann;
    private Phone bob;
    private Phone carla;
    private RawCompanion companion;

    @BeforeEach
    void meet() throws Exception {
        group = emulator.group(GROUP, "Friends", ANN, BOB).hidden(true);
        ann = emulator.phone(ANN).awaitOnline(SOON);
        bob = emulator.phone(BOB).awaitOnline(SOON);
        carla = emulator.phone(CARLA).awaitOnline(SOON);
        companion = RawLink.of(emulator, ANN);
        Stream.of(ann, bob).forEach(TodaysGroupsIT::awaitGroup);
    }

    @AfterEach
    void close() {
        companion.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void writeToEachOtherInBothFormsOfAddresses(boolean hidden) {
        group.hidden(hidden);
        PhoneMessage sent = ann.sends("hello all").to(GROUP);
        assertThat(bob.awaitReceived("hello all", SOON).author()).isEqualTo(ANN);
        ann.awaitTick(sent, Tick.DELIVERED, SOON);
        bob.sends("hello Ann").to(GROUP);
        ann.awaitReceived("hello Ann", SOON);
        ann.sends("once more").to(GROUP);
        bob.awaitReceived("once more", SOON);
        bob.reads(GROUP);
        ann.awaitTick(sent, Tick.READ, SOON);
        Node first = companion.receive("message");
        assertThat(first.children())
                .extracting(part -> part.attribute("type").orElse(""))
                .containsExactly("pkmsg", "skmsg");
    }

    @Test
    void giveTheirKeyToWhoIsAddedAndANewOneWhenSomebodyLeaves() {
        ann.sends("for two").to(GROUP);
        bob.awaitReceived("for two", SOON);
        group.add(CARLA);
        carla.goOffline();
        carla.comeBack();
        awaitGroup(carla);
        ann.sends("for three").to(GROUP);
        carla.awaitReceived("for three", SOON);
        carla.sends("from the third").to(GROUP);
        ann.awaitReceived("from the third", SOON);

        group.remove(BOB);
        ann.sends("for two again").to(GROUP);
        carla.awaitReceived("for two again", SOON);
        assertThat(keyIdsUsedBy(ANN)).hasSize(2);
        assertThat(bob.received()).extracting(PhoneMessage::text).doesNotContain("for two again");
    }

    @Test
    void askAgainWhenTheyHaveLostTheKeysOfOthers() {
        ann.sends("before").to(GROUP);
        bob.awaitReceived("before", SOON);
        bob.troubles().losesSenderKeys();
        ann.sends("after").to(GROUP);

        bob.awaitReceived("after", SOON);
    }

    @Test
    void reactInAGroup() {
        PhoneMessage sent = ann.sends("well?").to(GROUP);
        bob.reacts(bob.awaitReceived("well?", SOON), "\u2764");

        ann.awaitChange(sent, now -> now.marks().reactions().containsKey(BOB), SOON);
    }

    private List<Object> keyIdsUsedBy(String number) {
        return emulator.phoneTranscript().entries().stream()
                .filter(entry -> entry.account().equals(number)
                        && entry.direction() == Direction.RECEIVED
                        && entry.node().is("message"))
                .flatMap(entry -> entry.node().children().stream())
                .filter(part -> part.attributes().is("type", "skmsg"))
                .map(part -> (Object) SenderKeyMessage.parse(part.dataBytes()).keyId())
                .distinct()
                .toList();
    }

    private static void awaitGroup(Phone phone) {
        phone.await(
                "the group",
                now -> now.chats().stream()
                        .filter(chat -> chat.id().equals(GROUP) && chat.title().equals("Friends"))
                        .findFirst(),
                SOON);
    }
}
