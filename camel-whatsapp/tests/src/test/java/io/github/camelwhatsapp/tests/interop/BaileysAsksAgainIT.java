package io.github.camelwhatsapp.tests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.delivery.SendOptions;
import io.github.camelwhatsapp.emulator.EmulatedGroup;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.ToleratesViolations;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.ledger.PeerProfile;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.ledger.Transcript;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Direction;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.event.IdentityChanged;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.signal.SenderKeyName;
import io.github.camelwhatsapp.store.SignalNames;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.store.TransactionAction;
import io.github.camelwhatsapp.tests.LinkedAccount;
import io.github.camelwhatsapp.wire.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our client and Baileys, unmodified, lose what they have agreed on, and go on: what cannot be read is asked for again. The control is in
 * {@link BaileysMessagingIT}. Source: multidevice-messaging.md section 4.4.
 */
@Tag("interop")
@Timeout(100)
class BaileysAsksAgainIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final String ANN_JID = ANN + "@s.whatsapp.net";
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private static Path packages;

    @TempDir
    Path folder;

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private Path store;
    private Phone bobsPhone;
    private EmulatedGroup group;
    private Baileys bob;
    private LinkedAccount ann;

    @BeforeAll
    static void install() {
        packages = NodePackages.installed();
    }

    @BeforeEach
    void link() throws Exception {
        emulator.account(BOB).lenient(PeerProfile.BAILEYS_7);
        emulator.multiDevice().lenient(PeerProfile.BAILEYS_7);
        bobsPhone = emulator.phone(BOB).named("Bob").awaitOnline(SOON);
        emulator.phone(ANN).named("Ann").awaitOnline(SOON);
        group = emulator.group("120363000000000001", "Friends", ANN, BOB).hidden(true);
        store = folder.resolve("ann");
        bob = Baileys.linked(packages, emulator, bobsPhone, folder.resolve("bob"));
        ann = LinkedAccount.in(store, emulator, ANN);
        talk("at first");
    }

    @AfterEach
    void close() {
        bob.close();
        ann.close();
    }

    /**
     * Baileys 7 writes its answer into one stanza twice, and the server refuses it (479), here as there: then the own phone is who brings the
     * message. In the form that the server takes, the answer comes over the session that Baileys begins with the keys of our request; that it
     * is the second one under its id is tolerated.
     */
    @Test
    @ToleratesViolations({Rule.MESSAGE_SHAPE, Rule.MESSAGE_ADDRESSING, Rule.MESSAGE_ID_REUSE})
    void asksBaileysForWhatCameOverASessionAndWithASenderKeyThatAreLost() throws Exception {
        restartAfter(this::losesTheSession);
        bob.send(ANN_JID, text("answered in vain"));
        once("answered in vain");
        assertThat(refusals(BOB)).isNotEmpty().containsOnly("479");
        assertThat(phoneWasAskedBy(ANN)).isOne();

        talk("meanwhile");
        restartAfter(tx -> {
            losesTheSession(tx);
            tx.signal().senderKeys().remove(new SenderKeyName(group.jid().toString(), SignalNames.address(bobs())));
        });
        bob.order("mend");
        bob.send(ANN_JID, text("to the lost session"));
        once("to the lost session");
        bob.send(group.jid().toString(), text("with the lost key"));
        once("with the lost key");

        assertThat(requests(ANN)).hasSize(3).allMatch(request -> request.child("keys")
                .isPresent());
        assertThat(answers(BOB)).extracting(BaileysAsksAgainIT::kind).contains("pkmsg");
        assertThat(phoneWasAskedBy(ANN)).isOne();
        talk("at last");
        assertThat(requests(BOB)).isEmpty();
    }

    @Test
    @ToleratesViolations({Rule.MESSAGE_SHAPE, Rule.MESSAGE_ADDRESSING, Rule.MESSAGE_ID_REUSE})
    void asksBaileysForWhatCameToAnOlderCopyOfTheStore() throws Exception {
        ann.close();
        Path backup = Files.copy(store.resolve("whatsapp.db"), folder.resolve("backup"));
        ann = LinkedAccount.again(store, emulator, ANN);
        talk("meanwhile");
        talk("and once more");
        ann.close();
        bob.order("mend");
        bob.send(ANN_JID, text("on its way"));
        bob.send(group.jid().toString(), text("on its way to all"));
        Files.copy(backup, store.resolve("whatsapp.db"), StandardCopyOption.REPLACE_EXISTING);

        ann = LinkedAccount.again(store, emulator, ANN);

        once("on its way");
        once("on its way to all");
        assertThat(requests(ANN)).isNotEmpty();
        assertThat(phoneWasAskedBy(ANN)).isZero();
        talk("at last");
        assertThat(emulator.ledgers().crypto().reuses()).isEmpty();
    }

    @Test
    void answersBaileysThatHasAnOlderSessionOrNoneAndLostOurSenderKey() throws Exception {
        bob.order("keep " + annsLid() + "_1.1");
        bob.await("kept");
        talk("meanwhile");
        talk("and once more");
        bob.order("restore");
        bob.await("restored");
        say(Party.ofPhone(BOB), "to the older session");
        bob.awaitText("to the older session");
        bob.loses("session", annsLid());
        say(Party.ofPhone(BOB), "to the lost session");
        bob.awaitText("to the lost session");
        bob.loses("sender-key", annsLid());
        say(Party.of(group.jid()), "with the lost key");
        bob.awaitText("with the lost key");

        assertThat(requests(BOB)).hasSizeBetween(3, 6);
        assertThat(answers(ANN)).hasSameSizeAs(requests(BOB));
        assertThat(refusals(ANN)).isEmpty();
        assertThat(phoneWasAskedBy(BOB)).isZero();
        talk("at last");
        assertThat(bob.heard("to the older session")).isOne();
        assertThat(bob.heard("to the lost session")).isOne();
        assertThat(bob.heard("with the lost key")).isOne();
        assertThat(requests(ANN)).isEmpty();
    }

    @Test
    void answersAfterARestartWhatBaileysAskedForBeforeIt() throws Exception {
        bob.order("close");
        bob.await("close", close -> close.path("status").asInt() != 515);
        bob.loses("session", annsLid());
        bob.loses("sender-key", annsLid());
        SentMessage alone = say(Party.ofPhone(BOB), "for Bob");
        SentMessage toAll = say(Party.of(group.jid()), "for all");
        ann.close();
        bob.connectAndOpen();
        await().atMost(SOON).until(() -> requests(BOB).size() >= 2);

        ann = LinkedAccount.again(store, emulator, ANN);

        assertThat(bob.awaitText("for Bob").path("key").path("id").asText()).isEqualTo(alone.id());
        assertThat(bob.awaitText("for all").path("key").path("id").asText()).isEqualTo(toAll.id());
        assertThat(refusals(ANN)).isEmpty();
        talk("at last");
    }

    @Test
    void goesOnWithBaileysThatIsLinkedAnewAlsoToAPhoneThatWasSetUpAnew() throws Exception {
        bobsPhone.unlinks(bobsPhone.linkedDevices().get(0));
        bob.await("close", close -> close.path("status").asInt() == 401);
        bob.close();
        bob = Baileys.linked(packages, emulator, bobsPhone, folder.resolve("bob-again"));
        talk("with another device");
        assertThat(ann.events(IdentityChanged.class)).isEmpty();

        bobsPhone.troubles().isSetUpAnew();
        bob.await("close", close -> close.path("status").asInt() == 401);
        bob.close();
        IdentityChanged change = ann.told(IdentityChanged.class);
        assertThat(change.accepted()).isTrue();
        assertThat(change.from().phone()).contains(BOB);
        say(Party.ofPhone(BOB), "to nobody but the phone");
        bobsPhone.awaitReceived("to nobody but the phone", SOON);

        bob = Baileys.linked(packages, emulator, bobsPhone, folder.resolve("new-bob"));
        talk("at last");
    }

    @Test
    void goesOnWithBaileysThatIsLinkedAnewToAPhoneThatWasSetUpAnewWhileWeWereAway() throws Exception {
        ann.close();
        bobsPhone.troubles().isSetUpAnew();
        bob.await("close", close -> close.path("status").asInt() == 401);
        bob.close();
        bob = Baileys.linked(packages, emulator, bobsPhone, folder.resolve("new-bob"));
        bob.send(ANN_JID, text("under another key"));
        bob.send(group.jid().toString(), text("under another key to all"));

        ann = LinkedAccount.again(store, emulator, ANN);

        once("under another key");
        once("under another key to all");
        assertThat(ann.told(IdentityChanged.class).accepted()).isTrue();
        assertThat(requests(ANN)).isEmpty();
        talk("at last");
    }

    @Test
    void goesOnInOneConversationWhenBaileysMovesFromTheNumberToTheHiddenId() throws Exception {
        String key = heard("at first in").from().conversationKey();
        bob.send(emulator.account(ANN).lid().toString(), text("to the hidden id"));
        assertThat(once("to the hidden id").from().conversationKey()).isEqualTo(key);
        say(Party.of(emulator.account(BOB).lid()), "and to yours");
        bob.awaitText("and to yours");
        bob.send(ANN_JID, text("to the number"));
        assertThat(once("to the number").from().conversationKey()).isEqualTo(key);
        say(Party.ofPhone(BOB), "and to your number");
        bob.awaitText("and to your number");
        assertThat(requests(ANN)).isEmpty();
        assertThat(requests(BOB)).isEmpty();
    }

    /** Both ways, alone and in the group. */
    private void talk(String when) throws Exception {
        say(Party.ofPhone(BOB), when + " out");
        bob.awaitText(when + " out");
        say(Party.of(group.jid()), when + " out to all");
        bob.awaitText(when + " out to all");
        bob.send(ANN_JID, text(when + " in"));
        bob.send(group.jid().toString(), text(when + " in to all"));
        once(when + " in");
        once(when + " in to all");
    }

    private static String text(String text) {
        return "{\"text\":\"" + text + "\"}";
    }

    private SentMessage say(Party to, String text) throws Exception {
        return ann.client()
                .send(new SendMessage(to, new Text(text)), SendOptions.DEFAULT)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private MessageReceived heard(String text) {
        return ann.told(MessageReceived.class, message -> message.content().equals(new Text(text)));
    }

    private MessageReceived once(String text) {
        MessageReceived heard = heard(text);
        assertThat(ann.events(MessageReceived.class))
                .filteredOn(message -> message.content().equals(new Text(text)))
                .hasSize(1);
        return heard;
    }

    /** The hidden address of Bob's Baileys. */
    private Jid bobs() {
        return bobsPhone.linkedDevices().get(0).lid();
    }

    private String annsLid() {
        return emulator.account(ANN).lid().user();
    }

    private void restartAfter(TransactionAction change) {
        ann.close();
        LinkedAccount.change(store, ANN, change);
        ann = LinkedAccount.again(store, emulator, ANN);
    }

    private void losesTheSession(Transaction tx) {
        tx.signal().stores().sessions().remove(SignalNames.address(bobs()));
    }

    /** The requests for a message that the linked devices of a number have made. */
    private List<Node> requests(String number) {
        return passed(number, Direction.RECEIVED)
                .filter(node -> node.child("retry").isPresent())
                .toList();
    }

    /** The messages that they have sent again. */
    private List<Node> answers(String number) {
        return passed(number, Direction.RECEIVED)
                .filter(node -> node.is("message"))
                .filter(node -> node.child("enc")
                        .filter(part -> part.attribute("count").isPresent())
                        .isPresent())
                .toList();
    }

    /** The errors with which messages of theirs were refused. */
    private List<String> refusals(String number) {
        return passed(number, Direction.SENT)
                .filter(node -> node.is("ack") && node.attributes().is("class", "message"))
                .flatMap(node -> node.attribute("error").stream())
                .toList();
    }

    /** How often they have asked their own phone for something. */
    private long phoneWasAskedBy(String number) {
        return passed(number, Direction.RECEIVED)
                .filter(node -> node.attributes().is("category", "peer"))
                .count();
    }

    private Stream<Node> passed(String number, Direction direction) {
        return emulator.multiDevice().transcript().entries().stream()
                .filter(entry ->
                        entry.direction() == direction && entry.account().equals(number))
                .map(Transcript.Entry::node);
    }

    private static String kind(Node answer) {
        return answer.child("enc").flatMap(part -> part.attribute("type")).orElse("");
    }
}
