package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.EmulatedGroup;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.ledger.Transcript;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.script.OtherDevices;
import io.github.camelwhatsapp.emulator.script.Schedule;
import io.github.camelwhatsapp.error.MessageRefusedException;
import io.github.camelwhatsapp.error.MessageRefusedException.Reason;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.UndecryptableMessage;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.SendMessage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes wrong between people on today's network, and what a linked device makes of it. */
class LinkedTroublesIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final Party TO_BOB = Party.ofPhone(BOB);
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private Phone bob;
    private LinkedAccount ann;

    @BeforeEach
    void link() {
        bob = emulator.phone(BOB).named("Bob").awaitOnline(SOON);
        ann = LinkedAccount.on(emulator, ANN);
        await().atMost(SOON).until(() -> emulator.account(ANN).preKeys(device()) > 100);
    }

    @AfterEach
    void close() {
        ann.close();
    }

    @Test
    void sendsAgainWhatAPhoneCannotReadThatHasLostTheKeysOfAGroup() {
        EmulatedGroup group =
                emulator.group("120363000000000001", "Friends", BOB, ANN).hidden(true);
        Party friends = Party.of(group.jid());
        say(friends, "one");
        bob.awaitReceived("one", SOON);
        bob.troubles().losesSenderKeys();

        say(friends, "two");
        say(friends, "three");

        bob.awaitReceived("two", SOON);
        bob.awaitReceived("three", SOON);
        assertThat(emulator.ledgers().crypto().reuses()).isEmpty();
    }

    @Test
    void beginsToWriteToAPhoneThatHasNoOneTimePreKeysLeft() {
        bob.goOffline();
        emulator.account(BOB).exhaustPreKeys(0);

        say(TO_BOB, "without a one-time prekey");
        bob.comeBack();

        bob.awaitReceived("without a one-time prekey", SOON);
        bob.sends("and back").to(ANN);
        heard("and back");
        assertThat(ann.events(UndecryptableMessage.class)).isEmpty();
    }

    @Test
    void isWrittenToWithoutOneTimePreKeysAndBringsNewOnes() {
        emulator.account(ANN).exhaustPreKeys(device());

        bob.sends("hello").to(ANN);

        heard("hello");
        await().atMost(SOON).until(() -> emulator.account(ANN).preKeys(device()) > 0);
        assertThat(ann.events(UndecryptableMessage.class)).isEmpty();
    }

    @Test
    void asksForDevicesAgainWhenTheServerKnowsOthersAndSendsNothingTwice() {
        say(TO_BOB, "one");
        emulator.multiDevice()
                .faults()
                .add(new OtherDevices(), Schedule.always().account(ANN).once());
        say(TO_BOB, "two");
        long before = questions();

        say(TO_BOB, "three");

        bob.awaitReceived("three", SOON);
        assertThat(questions()).isGreaterThan(before);
        assertThat(bob.received()).extracting(message -> message.text()).containsExactly("one", "two", "three");
    }

    @Test
    void saysUntilWhenItMayNotWriteToStrangersAndWritesToWhoKnowsIt() {
        emulator.multiDevice().timeLock(ANN, Duration.ofHours(1));
        Instant now = Instant.now();

        assertThatThrownBy(() -> say(TO_BOB, "you do not know me"))
                .cause()
                .isInstanceOfSatisfying(MessageRefusedException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.TIME_LOCKED);
                    assertThat(e.retryAt()).hasValueSatisfying(at -> assertThat(at)
                            .isBetween(now.plus(Duration.ofMinutes(59)), now.plus(Duration.ofMinutes(62))));
                });
        emulator.multiDevice().givesToken(BOB, ANN).awaitSettled(ANN, SOON);
        say(TO_BOB, "now you do");

        bob.awaitReceived("now you do", SOON);
        assertThat(bob.received()).hasSize(1);
    }

    private void say(Party to, String text) {
        ann.ask(new SendMessage(to, new Text(text)));
    }

    private void heard(String text) {
        ann.told(MessageReceived.class, message -> message.content().equals(new Text(text)));
    }

    private int device() {
        return emulator.phone(ANN).linkedDevices().get(0).number();
    }

    private long questions() {
        return emulator.multiDevice().transcript().nodes(Transcript.Direction.RECEIVED, "iq").stream()
                .filter(iq -> iq.attributes().is("xmlns", "usync"))
                .count();
    }
}
