package io.github.camelwhatsapp.tests;

import static io.github.camelwhatsapp.tests.TestAccount.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.ledger.Transcript;
import io.github.camelwhatsapp.event.IdentityChanged;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.OlderCopyRestored;
import io.github.camelwhatsapp.event.ReceiptReceived;
import io.github.camelwhatsapp.event.UndecryptableMessage;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.media.FetchedMedia;
import io.github.camelwhatsapp.model.ContactCard;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Location;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.ReceiptType;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.ResetEncryption;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.operation.TrustIdentity;
import io.github.camelwhatsapp.spi.EncryptionSettings;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts of ours that encrypt for each other. */
class EncryptionIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final String CARL = "34600000003";
    private static final String GROUP = "34600000001-1400000000";
    private static final EncryptionSettings ON = new EncryptionSettings(true, true);

    private WhatsAppEmulator emulator;
    private TestAccount ann;
    private TestAccount bob;

    @BeforeEach
    void start() {
        emulator = WhatsAppEmulator.builder().start();
        ann = account(ANN, ON);
        bob = account(BOB, ON);
        awaitKeys(ANN, BOB);
    }

    @AfterEach
    void stop() {
        ann.close();
        bob.close();
        List<String> complaints = emulator.ledgers().complaints();
        emulator.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void talksBothWaysAndSaysNothingInTheClear() {
        for (int i = 0; i < 3; i++) {
            exchange(ann, bob, "from Ann " + i);
            exchange(bob, ann, "from Bob " + i);
        }

        assertThat(sent("body")).isEmpty();
        assertThat(sent("enc").get(0).attribute("type")).contains("pkmsg");
        assertThat(sent("enc").get(5).attribute("type")).contains("msg");
        assertThat(emulator.account(BOB).publishedPreKeys()).isEqualTo(199);
        await().until(() -> ann.events(ReceiptReceived.class).stream()
                        .filter(receipt -> receipt.type() == ReceiptType.DELIVERED)
                        .count()
                == 3);
    }

    @Test
    void startsASessionWhenNoOneTimePreKeyIsLeft() {
        emulator.account(BOB).exhaustPublishedPreKeys();

        exchange(ann, bob, "hello");
        exchange(bob, ann, "hello yourself");
    }

    @Test
    void givesTheServerMoreKeysWhenItHasFew() {
        emulator.account(BOB).exhaustPublishedPreKeys();
        emulator.account(BOB)
                .notification(
                        Jid.SERVER,
                        "encrypt",
                        Node.builder("count").attribute("value", "0").build());

        await().until(() -> emulator.account(BOB).publishedPreKeys() == 200);
        exchange(ann, bob, "with a new key");
    }

    @Test
    void writesInTheClearToWhoeverHasNoKeys() {
        TestAccount carl = account(CARL, EncryptionSettings.DEFAULT);
        emulator.awaitOnline(CARL, SOON);

        exchange(ann, carl, "can you read this?");
        exchange(carl, ann, "yes");

        assertThat(sent("enc")).isEmpty();
        carl.close();
    }

    @Test
    void talksInAGroupAndHandsItsKeyToWhoeverComesLater() {
        TestAccount carl = account(CARL, ON);
        awaitKeys(CARL);
        emulator.group(GROUP, "Friends", ANN, BOB, CARL);

        send(ann, GROUP, "first");
        send(ann, GROUP, "second");
        await().until(() -> bob.texts().containsAll(List.of("first", "second")));
        await().until(() -> carl.texts().containsAll(List.of("first", "second")));
        send(bob, GROUP, "answer");
        await().until(() -> ann.texts().contains("answer") && carl.texts().contains("answer"));

        assertThat(sent("body")).isEmpty();
        assertThat(messages().filter(message -> message.child("participants").isPresent()))
                .as("each handed its key out once")
                .hasSize(2);
        MessageReceived received = carl.events(MessageReceived.class).get(0);
        assertThat(received.from().id()).isEqualTo(Jid.ofGroup(GROUP));
        assertThat(received.sender()).isEqualTo(Party.ofPhone(ANN));
        carl.close();
    }

    @Test
    void sendsAgainUnderTheSameIdWhatCouldNotBeRead() {
        exchange(ann, bob, "before");
        exchange(bob, ann, "answer");
        join(bob.client().execute(new TrustIdentity(Party.ofPhone(ANN))));

        SentMessage sent = send(ann, BOB, "after");

        await().until(() -> bob.texts().contains("after"));
        UndecryptableMessage failed = bob.events(UndecryptableMessage.class).get(0);
        assertThat(failed.id()).isEqualTo(sent.id());
        assertThat(failed.reason()).isEqualTo("NO_SESSION");
        assertThat(failed.expected()).isTrue();
        assertThat(bob.events(MessageReceived.class).get(1).id()).isEqualTo(sent.id());
        exchange(bob, ann, "thanks");
        exchange(ann, bob, "welcome");
    }

    @Test
    void goesOnWithSomebodyWhoBeganAnewAndSaysSo() {
        emulator.group(GROUP, "Friends", ANN, BOB);
        exchange(ann, bob, "before");
        exchange(bob, ann, "answer");
        send(ann, GROUP, "to all");
        await().until(() -> bob.texts().contains("to all"));
        join(bob.client().execute(new ResetEncryption()));

        send(ann, GROUP, "to all again");
        await().until(() -> bob.texts().contains("to all again"));
        exchange(ann, bob, "after");
        exchange(bob, ann, "new as well");

        assertThat(ann.events(IdentityChanged.class))
                .isNotEmpty()
                .allMatch(event -> event.from().equals(Party.ofPhone(BOB)) && event.accepted());
        assertThat(bob.events(UndecryptableMessage.class))
                .extracting(UndecryptableMessage::reason)
                .contains("NO_SENDER_KEY");
    }

    @Test
    void refusesSomebodyWhoBeganAnewUntilTheyAreTrusted() {
        TestAccount carl = account(CARL, new EncryptionSettings(true, false));
        awaitKeys(CARL);
        exchange(carl, bob, "before");
        exchange(bob, carl, "answer");
        int before = emulator.account(BOB).publishedPreKeys();
        join(bob.client().execute(new ResetEncryption()));
        await().until(() -> emulator.account(BOB).publishedPreKeys() > before);

        send(bob, CARL, "it is me");
        await().until(() -> !carl.events(UndecryptableMessage.class).isEmpty());
        assertThat(carl.events(UndecryptableMessage.class).get(0).reason()).isEqualTo("UNTRUSTED_IDENTITY");
        assertThat(carl.texts()).doesNotContain("it is me");
        send(bob, CARL, "it is really me");
        await().until(() -> carl.events(UndecryptableMessage.class).size() == 2);
        assertThat(carl.events(IdentityChanged.class))
                .as("told once, however often it is met")
                .singleElement()
                .matches(event -> !event.accepted());

        join(carl.client().execute(new TrustIdentity(Party.ofPhone(BOB))));
        exchange(bob, carl, "and now?");
        exchange(carl, bob, "welcome");
        carl.close();
    }

    @Test
    void encryptsPlacesAndCardsAsWellInAGroupToo() {
        Location place = Location.builder(41.5, -2.25).name("Here").build();
        ContactCard card = new ContactCard("Carl", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Carl\r\nEND:VCARD\r\n");
        emulator.group(GROUP, "Friends", ANN, BOB);

        for (String to : List.of(BOB, GROUP)) {
            for (Content content : List.of(place, card)) {
                join(ann.client().execute(new SendMessage(Party.parse(to), content)));
            }
        }

        await().until(() -> bob.events(MessageReceived.class).size() == 4);
        assertThat(bob.events(MessageReceived.class))
                .extracting(MessageReceived::content)
                .containsExactlyInAnyOrder(place, card, place, card);
        assertThat(sent("media")).isEmpty();
        assertThat(messages())
                .extracting(message -> message.children().stream()
                        .filter(child -> child.is("enc"))
                        .findFirst()
                        .flatMap(part -> part.attribute("mediatype"))
                        .orElse(""))
                .containsExactlyInAnyOrder("location", "vcard", "location", "vcard");
    }

    @Test
    void aPictureLiesEncryptedOnTheServerAndItsKeyGoesOnlyToWhoItIsFor() throws IOException {
        byte[] jpeg = SampleContents.jpeg("the sea");
        exchange(ann, bob, "before");
        exchange(bob, ann, "answer");
        join(bob.client().execute(new TrustIdentity(Party.ofPhone(ANN))));

        send(ann, BOB, Image.of(Media.of(jpeg)));

        Image image = picture(bob);
        assertThat(bob.events(UndecryptableMessage.class))
                .as("it was asked for again")
                .isNotEmpty();
        assertThat(bytes(bob, image)).isEqualTo(jpeg);
        RemoteMedia lying = (RemoteMedia) image.media();
        assertThat(bytes(
                        bob,
                        Document.of(RemoteMedia.plain(
                                lying.url(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))))
                .as("what lies on the server, to whoever has no key")
                .hasSizeBetween(jpeg.length + 11, jpeg.length + 26)
                .isNotEqualTo(jpeg);
    }

    @Test
    void aPictureForSomebodyWithoutKeysGoesInTheClear() throws IOException {
        byte[] jpeg = SampleContents.jpeg("the hills");
        TestAccount carl = account(CARL, EncryptionSettings.DEFAULT);
        emulator.awaitOnline(CARL, SOON);
        emulator.group(GROUP, "Friends", ANN, BOB, CARL);

        send(ann, CARL, Image.of(Media.of(jpeg)));
        send(ann, GROUP, Image.of(Media.of(jpeg)));

        assertThat(bytes(carl, picture(carl))).isEqualTo(jpeg);
        assertThat(bytes(bob, picture(bob))).isEqualTo(jpeg);
        assertThat(sent("enc")).isEmpty();
        carl.close();
    }

    @Test
    void goesOnWithItsSessionsAfterARestart(@TempDir Path directory) {
        emulator.group(GROUP, "Friends", ANN, BOB, CARL);
        for (int i = 0; i < 3; i++) {
            TestAccount carl = stored(directory);
            emulator.awaitOnline(CARL, SOON);
            awaitKeys(CARL);
            exchange(carl, bob, "from Carl " + i);
            exchange(bob, carl, "from Bob " + i);
            send(carl, GROUP, "to all " + i);
            String toAll = "to all " + i;
            await().until(() -> ann.texts().contains(toAll) && bob.texts().contains(toAll));
            carl.close();
            send(bob, CARL, "while Carl is away " + i);
        }

        TestAccount carl = stored(directory);
        await().until(() -> carl.texts().contains("while Carl is away 2"));
        assertThat(sent("body")).isEmpty();
        assertThat(askedAgain()).isZero();
        assertThat(messages().filter(message -> message.child("participants").isPresent()))
                .as("the key of the group was handed out once")
                .hasSize(1);
        carl.close();
    }

    @Test
    void startsItsChainsAnewAfterAnOlderCopyWasPutBackAndUsesNoKeyTwice(@TempDir Path directory) throws IOException {
        emulator.group(GROUP, "Friends", ANN, BOB, CARL);
        TestAccount before = stored(directory);
        awaitKeys(CARL);
        exchange(before, bob, "first");
        exchange(bob, before, "answer");
        send(before, GROUP, "to all");
        await().until(() -> bob.texts().contains("to all"));
        before.close();
        Path backup = Files.copy(directory.resolve("whatsapp.db"), directory.resolve("backup"));

        TestAccount later = stored(directory);
        exchange(later, bob, "second");
        send(later, GROUP, "to all, later");
        await().until(() -> bob.texts().contains("to all, later"));
        later.close();
        send(bob, CARL, "on its way");
        Files.copy(backup, directory.resolve("whatsapp.db"), StandardCopyOption.REPLACE_EXISTING);

        TestAccount after = stored(directory);
        await().until(() -> after.texts().contains("on its way"));
        assertThat(after.events(OlderCopyRestored.class))
                .singleElement()
                .matches(event -> event.sessions() > 0 && event.senderKeys() == 1);
        exchange(after, bob, "third");
        exchange(bob, after, "answer to the third");
        send(after, GROUP, "to all, after");
        await().until(() -> bob.texts().contains("to all, after"));
        assertThat(emulator.ledgers().crypto().reuses()).isEmpty();
        after.close();
    }

    @Test
    void hasNoKeysToResetWithoutEncryption() {
        TestAccount carl = account(CARL, EncryptionSettings.DEFAULT);
        await().until(() -> carl.client().status().isOnline());

        assertThatThrownBy(() -> join(carl.client().execute(new ResetEncryption())))
                .hasMessageContaining("encryption");
        carl.close();
    }

    private TestAccount account(String number, EncryptionSettings encryption) {
        return TestAccount.on(
                        emulator,
                        number,
                        settings -> settings.encryption(encryption)
                                .trusted(new TrustedCertificates(
                                        List.of(emulator.certificate().certificate()))),
                        TimeSource.system())
                .start();
    }

    private static Image picture(TestAccount account) {
        await().until(() ->
                account.events(MessageReceived.class).stream().anyMatch(message -> message.content() instanceof Image));
        return account.events(MessageReceived.class).stream()
                .map(MessageReceived::content)
                .filter(Image.class::isInstance)
                .map(Image.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] bytes(TestAccount account, MediaContent content) throws IOException {
        try (FetchedMedia fetched = join(account.client().fetch(content));
                InputStream in = fetched.open()) {
            return in.readAllBytes();
        }
    }

    /** Carl, who goes on where he ended. */
    private TestAccount stored(Path directory) {
        return TestAccount.in(directory, emulator, CARL, settings -> settings.encryption(ON))
                .start();
    }

    private long askedAgain() {
        return emulator.transcript().entries().stream()
                .filter(entry -> entry.direction() == Transcript.Direction.RECEIVED)
                .filter(entry -> entry.node().child("retry").isPresent())
                .count();
    }

    private void awaitKeys(String... numbers) {
        for (String number : numbers) {
            await().until(() -> emulator.account(number).publishedPreKeys() == 200);
        }
    }

    private void exchange(TestAccount from, TestAccount to, String text) {
        send(from, to.number(), text);
        await().until(() -> to.texts().contains(text));
    }

    private static SentMessage send(TestAccount from, String to, String text) {
        return send(from, to, new Text(text));
    }

    private static SentMessage send(TestAccount from, String to, Content content) {
        return join(from.client().execute(new SendMessage(Party.parse(to), content)));
    }

    private Stream<Node> messages() {
        return emulator.transcript().entries().stream()
                .filter(entry -> entry.direction() == Transcript.Direction.RECEIVED)
                .map(Transcript.Entry::node)
                .filter(node -> node.is("message"));
    }

    private List<Node> sent(String tag) {
        return messages().flatMap(message -> message.child(tag).stream()).toList();
    }
}
