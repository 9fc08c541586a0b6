package io.github.camelwhatsapp.tests;

import static io.github.camelwhatsapp.tests.TestAccount.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.delivery.SendOptions;
import io.github.camelwhatsapp.emulator.EmulatedGroup;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Direction;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.emulator.phone.PhoneStatus;
import io.github.camelwhatsapp.emulator.script.MissingAck;
import io.github.camelwhatsapp.emulator.script.Schedule;
import io.github.camelwhatsapp.error.SendPendingException;
import io.github.camelwhatsapp.event.OlderCopyRestored;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A linked device that is stopped and started again on the same store, or on an older copy of it: its sessions and what it sent go on. */
@Timeout(120)
class LinkedRestartIT {
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
    private EmulatedGroup group;
    private TestAccount ann;

    @BeforeEach
    void start() {
        bob = emulator.phone(BOB).awaitOnline(SOON);
        group = emulator.group("120363000000000001", "Friends", ANN, BOB);
        ann = started();
    }

    @AfterEach
    void stop() {
        ann.close();
    }

    @Test
    void goesOnWithItsSessionsAfterARestart() {
        talk("before");
        talk("still before");
        long begun = sessionsBegun();

        restart();

        talk("after");
        assertThat(asked()).as("messages that were asked for again").isEmpty();
        assertThat(sessionsBegun()).as("messages to Bob that begin a session").isEqualTo(begun);
        assertThat(ownMessages()
                        .filter(message -> message.attributes().requireJid("to").isGroup()))
                .filteredOn(message -> message.child("participants").isPresent())
                .as("the key of the group was handed out once")
                .hasSize(1);
    }

    @Test
    void startsItsChainsAnewAfterAnOlderCopyWasPutBackAndUsesNoKeyTwice() throws IOException {
        talk("first");
        ann.close();
        Path backup = Files.copy(directory.resolve("whatsapp.db"), directory.resolve("backup"));
        ann = started();
        talk("second");
        ann.close();
        bob.sends("on its way").to(ANN);
        Files.copy(backup, directory.resolve("whatsapp.db"), StandardCopyOption.REPLACE_EXISTING);

        ann = started();

        await().atMost(SOON).until(() -> ann.texts().contains("on its way"));
        assertThat(ann.events(OlderCopyRestored.class))
                .singleElement()
                .matches(event -> event.sessions() > 0 && event.senderKeys() == 1);
        talk("third");
        assertThat(emulator.ledgers().crypto().reuses()).isEmpty();
    }

    @Test
    void answersAfterARestartWhatWasAskedForBeforeIt() {
        talk("before");
        bob.goOffline();
        await().atMost(SOON).until(() -> bob.status().state() == PhoneStatus.State.OFFLINE);
        SentMessage alone = send(Party.ofPhone(BOB), "for Bob");
        SentMessage toAll = send(Party.of(group.jid()), "for all");
        ann.close();
        bob.troubles().misreads(1, 1);
        bob.comeBack();
        await().atMost(SOON).until(() -> asked().size() >= 2);

        ann = started();

        assertThat(bob.awaitReceived("for Bob", SOON))
                .extracting(PhoneMessage::id)
                .isEqualTo(alone.id());
        assertThat(bob.awaitReceived("for all", SOON))
                .extracting(PhoneMessage::id)
                .isEqualTo(toAll.id());
    }

    @Test
    void sendsTheSameBytesUnderTheSameIdAfterARestart() {
        talk("before");
        server.faults().add(new MissingAck(), Schedule.always().account(ANN));
        SendOptions options = SendOptions.DEFAULT.withIdempotencyKey("order-7").withTimeout(Duration.ofMillis(1_500));
        SendMessage message = new SendMessage(Party.ofPhone(BOB), new Text("once"));
        assertThatThrownBy(() -> join(ann.client().send(message, options)))
                .hasCauseInstanceOf(SendPendingException.class);
        String id = bob.awaitReceived("once", SOON).id();

        server.faults().clear();
        restart();

        assertThat(join(ann.client().send(message, options.withTimeout(SOON))).id())
                .isEqualTo(id);
        List<Node> written =
                ownMessages().filter(node -> node.attributes().is("id", id)).toList();
        assertThat(written).hasSize(2);
        assertThat(written.get(1)).isEqualTo(written.get(0));
        assertThat(bob.received()).filteredOn(got -> got.text().equals("once")).hasSize(1);
    }

    private TestAccount started() {
        TestAccount account = TestAccount.in(
                        server, SqliteAccountStores.open(directory, "test", StoreCipher.plain(), TimeSource.system()))
                .start();
        await().atMost(SOON).until(() -> account.client().status().isOnline());
        return account;
    }

    private void restart() {
        ann.close();
        ann = started();
    }

    /** Both ways, alone and in the group. */
    private void talk(String text) {
        send(Party.ofPhone(BOB), text + " out");
        bob.awaitReceived(text + " out", SOON);
        send(Party.of(group.jid()), text + " out to all");
        bob.awaitReceived(text + " out to all", SOON);
        bob.sends(text + " in").to(ANN);
        bob.sends(text + " in to all").to(group.jid().user());
        await().atMost(SOON).until(() -> ann.texts().containsAll(List.of(text + " in", text + " in to all")));
    }

    private SentMessage send(Party to, String text) {
        return join(ann.client().send(new SendMessage(to, new Text(text)), SendOptions.DEFAULT));
    }

    private Stream<Node> ownMessages() {
        return server.transcript().nodes(Direction.RECEIVED, "message").stream();
    }

    private long sessionsBegun() {
        String bobs = emulator.account(BOB).lid().user();
        return ownMessages()
                .flatMap(message -> message.child("participants").stream())
                .flatMap(all -> all.children().stream())
                .filter(to -> to.attributes().requireJid("jid").user().equals(bobs))
                .flatMap(to -> to.child("enc").stream())
                .filter(part -> part.attributes().is("type", "pkmsg"))
                .count();
    }

    /** The requests for a message that phones and devices have made. */
    private List<Node> asked() {
        return Stream.of(server.transcript(), emulator.phoneTranscript())
                .flatMap(transcript -> transcript.nodes(Direction.RECEIVED, "receipt").stream())
                .filter(receipt -> receipt.child("retry").isPresent())
                .toList();
    }
}
