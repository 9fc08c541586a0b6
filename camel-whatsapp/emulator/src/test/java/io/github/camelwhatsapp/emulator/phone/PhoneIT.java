package io.github.camelwhatsapp.emulator.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Phones at the emulator's server, over sockets. */
class PhoneIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String ANN = "34123456789";
    private static final String BOB = "34600000001";
    private static final String EVE = "34999888777";
    private static final String GROUP = "34600000001-1400000000";

    private final VirtualTimeSource time = new VirtualTimeSource();
    private WhatsAppEmulator emulator;
    private Phones phones;

    @BeforeEach
    void start() {
        emulator = WhatsAppEmulator.builder().time(time).start();
        phones = new Phones(
                emulator.classicAddress(),
                number -> Base64.getDecoder().decode(emulator.account(number).password()),
                new NoLinking(),
                time,
                emulator.certificate().trustingContext());
    }

    @AfterEach
    void stop() {
        phones.close();
        assertThat(emulator.ledgers().complaints()).isEmpty();
        emulator.close();
    }

    private Phone phone(String number) {
        return phones.phone(number).awaitOnline(SOON);
    }

    @Test
    void aMessageGoesFromPhoneToPhoneAndItsTicksComeBack() {
        Phone ann = phone(ANN).named("Ann");
        Phone bob = phone(BOB);

        PhoneMessage hello = ann.sends("hello").to(BOB);

        assertThat(hello.tick()).isEqualTo(Tick.PENDING);
        PhoneMessage received = bob.awaitReceived("hello", SOON);
        assertThat(received.author()).isEqualTo(ANN);
        assertThat(received.id()).isEqualTo(hello.id());
        assertThat(bob.chat(ANN).title()).isEqualTo("Ann");
        assertThat(bob.chat(ANN).unread()).isEqualTo(1);
        assertThat(ann.awaitTick(hello, Tick.DELIVERED, SOON).tick()).isEqualTo(Tick.DELIVERED);
        bob.reads(ANN);
        assertThat(bob.chat(ANN).unread()).isZero();
        assertThat(ann.awaitTick(hello, Tick.READ, SOON).tick()).isEqualTo(Tick.READ);
        settled(ANN, BOB);
    }

    @Test
    void aPhoneThatIsOffGetsWhatWaitedWhenItComesBack() {
        Phone ann = phone(ANN);
        Phone bob = phone(BOB);
        bob.goOffline();
        emulator.awaitOffline(BOB, SOON);

        PhoneMessage first = ann.sends("first").to(BOB);
        PhoneMessage second = ann.sends("second").to(BOB);

        assertThat(ann.awaitTick(second, Tick.SENT, SOON).tick()).isEqualTo(Tick.SENT);
        assertThat(bob.received()).isEmpty();
        bob.comeBack();
        bob.awaitReceived("second", SOON);
        assertThat(bob.received()).extracting(PhoneMessage::text).containsExactly("first", "second");
        ann.awaitTick(first, Tick.DELIVERED, SOON);
        ann.awaitTick(second, Tick.DELIVERED, SOON);
        settled(ANN, BOB);
    }

    @Test
    void whatAPhoneWritesWhileOffLeavesWhenItComesBack() {
        Phone ann = phone(ANN);
        Phone bob = phone(BOB);
        ann.goOffline();
        emulator.awaitOffline(ANN, SOON);

        PhoneMessage waiting = ann.sends("later").to(BOB);

        assertThat(ann.chat(BOB).message(waiting.id()).orElseThrow().tick()).isEqualTo(Tick.PENDING);
        ann.comeBack();
        bob.awaitReceived("later", SOON);
        ann.awaitTick(waiting, Tick.DELIVERED, SOON);
    }

    @Test
    void aGroupMessageIsDeliveredWhenAllMembersHaveIt() {
        emulator.group(GROUP, "Sunday walk", ANN, BOB, EVE);
        Phone ann = phone(ANN);
        Phone bob = phone(BOB);
        Phone eve = phone(EVE);
        eve.goOffline();
        emulator.awaitOffline(EVE, SOON);

        PhoneMessage question = ann.sends("who has the map?").to(GROUP);

        PhoneMessage received = bob.awaitReceived("who has the map?", SOON);
        assertThat(received.chat()).isEqualTo(GROUP);
        assertThat(received.author()).isEqualTo(ANN);
        assertThat(bob.chat(GROUP).title()).isEqualTo("Sunday walk");
        emulator.awaitSettled(ANN, SOON);
        assertThat(ann.awaitTick(question, Tick.SENT, SOON).tick()).isEqualTo(Tick.SENT);
        eve.comeBack();
        ann.awaitTick(question, Tick.DELIVERED, SOON);
        bob.reads(GROUP);
        eve.awaitReceived("who has the map?", SOON);
        eve.reads(GROUP);
        ann.awaitTick(question, Tick.READ, SOON);
        settled(ANN, BOB, EVE);
    }

    @Test
    void aGroupMadeLaterIsLearnedFromItsFirstMessage() {
        Phone ann = phone(ANN);
        Phone bob = phone(BOB);
        emulator.group(GROUP, "Made later", ANN, BOB);

        ann.sends("hello").to(GROUP);

        bob.awaitReceived("hello", SOON);
        title(bob, "Made later");
        title(ann, "Made later");
    }

    private static void title(Phone phone, String subject) {
        phone.await("the subject", now -> Optional.of(now.chat(GROUP).title()).filter(subject::equals), SOON);
    }

    @Test
    void aMessageThatTheServerWillNotTakeIsRefused() {
        Phone ann = phone(ANN);

        PhoneMessage lost = ann.sends("is anybody there?").to("34777777777");

        assertThat(ann.awaitTick(lost, Tick.REFUSED, SOON).tick()).isEqualTo(Tick.REFUSED);
    }

    @Test
    void typingIsShownUntilItPausesOrAMessageComes() {
        Phone ann = phone(ANN);
        Phone bob = phone(BOB);

        ann.composing(BOB);
        typing(bob, true);
        ann.paused(BOB);
        typing(bob, false);
        ann.composing(BOB);
        typing(bob, true);
        ann.sends("done").to(BOB);
        typing(bob, false);
        ann.composing(BOB);
        typing(bob, true);
        time.advance(TypingTimers.PATIENCE);
        typing(bob, false);
    }

    private static void typing(Phone phone, boolean expected) {
        phone.await(
                "typing " + expected,
                now -> Optional.of(now.chat(ANN)).filter(chat -> chat.isTyping() == expected),
                SOON);
    }

    @Test
    void presenceOfASubscribedPersonIsFollowed() {
        Phone ann = phone(ANN);
        Phone bob = phone(BOB);

        assertThat(ann.presenceOf(BOB)).isEqualTo(PhonePresence.UNKNOWN);
        ann.subscribes(BOB);
        presence(ann, PhonePresence.State.ONLINE);
        bob.unavailable();
        presence(ann, PhonePresence.State.OFFLINE);
        assertThat(ann.presenceOf(BOB).lastSeen()).isPresent();
        bob.available();
        presence(ann, PhonePresence.State.ONLINE);
        bob.goOffline();
        presence(ann, PhonePresence.State.OFFLINE);
    }

    private static void presence(Phone phone, PhonePresence.State expected) {
        phone.await(
                expected.name(),
                now -> Optional.of(now.presenceOf(BOB)).filter(presence -> presence.state() == expected),
                SOON);
    }

    @Test
    void aPhoneThatIsCutOffReconnectsAndIsUpToDate() {
        Phone ann = phone(ANN);
        Phone bob = phone(BOB);
        ann.subscribes(BOB);
        presence(ann, PhonePresence.State.ONLINE);

        emulator.disconnectAll();
        state(ann, PhoneStatus.State.CONNECTING);
        state(bob, PhoneStatus.State.CONNECTING);
        PhoneMessage message = ann.sends("still there?").to(BOB);
        time.advance(Duration.ofSeconds(1));

        bob.awaitReceived("still there?", SOON);
        ann.awaitTick(message, Tick.DELIVERED, SOON);
        presence(ann, PhonePresence.State.ONLINE);
    }

    @Test
    void anotherClientWithItsNumberTakesItsPlaceForGood() {
        Phone ann = phone(ANN);
        Phones others = new Phones(
                emulator.classicAddress(),
                number -> Base64.getDecoder().decode(emulator.account(number).password()),
                new NoLinking(),
                time,
                emulator.certificate().trustingContext());

        others.phone(ANN).awaitOnline(SOON);

        state(ann, PhoneStatus.State.REFUSED);
        assertThat(ann.status().detail()).contains("Another client");
        others.close();
        ann.comeBack();
        ann.awaitOnline(SOON);
    }

    @Test
    void aBlockedNumberIsRefusedAndSaysWhy() {
        emulator.account(ANN).blocked();

        Phone ann = phones.phone(ANN);

        state(ann, PhoneStatus.State.REFUSED);
        assertThat(ann.status().detail()).contains("not-authorized");
        emulator.account(ANN).active();
        ann.comeBack();
        ann.awaitOnline(SOON);
    }

    private static void state(Phone phone, PhoneStatus.State expected) {
        phone.await(expected.name(), now -> Optional.of(now.status().state()).filter(expected::equals), SOON);
    }

    @Test
    void notificationsAreAckedAndGroupNewsIsShown() {
        Phone ann = phone(ANN);
        Node subject =
                Node.builder("subject").attribute("subject", "New subject").build();

        emulator.account(ANN).notification(Jid.ofGroup(GROUP), "w:gp2", subject);
        emulator.account(ANN).notification(Jid.ofPhone(BOB), "picture", Node.of("delete"));

        title(ann, "New subject");
        emulator.awaitSettled(ANN, SOON);
    }

    @Test
    void manyMessagesArriveInOrder() {
        Phone ann = phone(ANN);
        Phone bob = phone(BOB);

        for (int i = 0; i < 300; i++) {
            ann.sends("message " + i).to(BOB);
        }

        bob.awaitReceived("message 299", SOON);
        assertThat(bob.received()).extracting(PhoneMessage::text).hasSize(300).startsWith("message 0", "message 1");
        settled(ANN, BOB);
    }

    @Test
    void anythingThatAMessageMaySaySurvivesTheWay() {
        Phone ann = phone(ANN);
        Phone bob = phone(BOB);
        String text = "שלום 🎉 <b>&amp;</b>\n\u0000\ttab " + "x".repeat(60_000);

        ann.sends(text).to(BOB);

        assertThat(bob.awaitReceived(message -> true, SOON).text()).isEqualTo(text);
    }

    private void settled(String... numbers) {
        for (String number : numbers) {
            emulator.awaitSettled(number, SOON);
        }
    }
}
