package io.github.camelwhatsapp.tests;

import static io.github.camelwhatsapp.tests.TestAccount.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.emulator.phone.PhoneStatus;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.UndecryptableMessage;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Edit;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.SignalNames;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Messages that can be read later than what was done to them behind: a subscriber gets them in their order all the same. */
@Timeout(120)
class LateMessagesIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private final AccountAtServer server = ProtocolUnderTest.MULTIDEVICE.account(emulator, ANN);

    @TempDir
    private Path directory;

    private Phone bob;
    private Phone annsPhone;
    private TestAccount ann;

    @BeforeEach
    void start() {
        bob = emulator.phone(BOB).awaitOnline(SOON);
        ann = started();
        annsPhone = emulator.phone(ANN);
    }

    @AfterEach
    void stop() {
        ann.close();
    }

    /** Bob writes at his computer, which is off when Ann asks for the message again, and corrects it on his phone. */
    @Test
    void tellsAMessageThatWasAskedForAgainBeforeTheEditThatCouldBeReadAtOnce() {
        try (LinkedAccount computer = LinkedAccount.on(emulator, BOB)) {
            int number = bob.linkedDevices().get(0).number();
            computer.ask(new SendMessage(Party.ofPhone(ANN), new Text("hello")));
            bob.sends("hello from the phone").to(ANN);
            await().atMost(SOON).until(() -> told().containsAll(List.of("hello", "hello from the phone")));
            ann.close();
            String id = computer.ask(new SendMessage(Party.ofPhone(ANN), new Text("first")))
                    .id();
            PhoneMessage shown =
                    bob.await("Bob's own message", phone -> phone.chat(ANN).message(id), SOON);
            computer.client().stop();
            forgetSession(emulator.account(BOB).lid().withDevice(number));

            ann = started();
            leaves(annsPhone); // It would be asked for the message, too.
            await().atMost(SOON).until(() -> told().contains("undecryptable"));
            bob.edits(shown, "second");
            bob.sends("something else").to(ANN);
            await().atMost(SOON).until(() -> told().contains("something else"));
            assertThat(told()).containsExactly("undecryptable", "something else");
            computer.client().start();

            await().atMost(SOON).until(() -> told().contains("edit second"));
            assertThat(told()).containsExactly("undecryptable", "something else", "first", "edit second");
            assertThat(ann.events(MessageReceived.class).get(1).id()).isEqualTo(id);
        }
    }

    @Test
    void tellsAMessageThatOnlyThePhoneHasGotBeforeItsRevocation() {
        bob.sends("hello").to(ANN);
        await().atMost(SOON).until(() -> told().contains("hello"));
        bob.troubles().leavesOutLinked(true);
        leaves(annsPhone);
        PhoneMessage message = bob.sends("first").to(ANN);
        await().atMost(SOON).until(() -> told().contains("unavailable"));
        bob.troubles().leavesOutLinked(false);
        bob.edits(message, "second");
        bob.revokes(message);
        bob.sends("something else").to(ANN);
        await().atMost(SOON).until(() -> told().contains("something else"));
        assertThat(told()).containsExactly("hello", "unavailable", "something else");

        annsPhone.comeBack();

        await().atMost(SOON).until(() -> told().contains("revocation"));
        assertThat(told())
                .containsExactly("hello", "unavailable", "something else", "first", "edit second", "revocation");
    }

    private TestAccount started() {
        TestAccount account = TestAccount.in(server, open()).start();
        await().atMost(SOON).until(() -> account.client().status().isOnline());
        return account;
    }

    private AccountStores open() {
        return SqliteAccountStores.open(directory, "test", StoreCipher.plain(), TimeSource.system());
    }

    private void forgetSession(Jid device) {
        try (AccountStores stores = open();
                AccountStore store = stores.open("account-" + ANN)) {
            join(store.perform(tx -> tx.signal().stores().sessions().remove(SignalNames.address(device))));
        }
    }

    private static void leaves(Phone phone) {
        phone.goOffline();
        await().atMost(SOON).until(() -> phone.status().state() == PhoneStatus.State.OFFLINE);
    }

    private List<String> told() {
        return ann.events(Event.class).stream().flatMap(LateMessagesIT::shown).toList();
    }

    private static Stream<String> shown(Event event) {
        if (event instanceof UndecryptableMessage) {
            return Stream.of("undecryptable");
        }
        return event instanceof MessageReceived message ? Stream.of(shown(message.content())) : Stream.empty();
    }

    private static String shown(Content content) {
        return content instanceof Edit edit ? "edit " + TestAccount.text(edit.content()) : TestAccount.text(content);
    }
}
