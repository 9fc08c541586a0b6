package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.delivery.RedeliveryPolicy;
import io.github.camelwhatsapp.delivery.SendOptions;
import io.github.camelwhatsapp.delivery.Subscription;
import io.github.camelwhatsapp.emulator.EmulatedGroup;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.emulator.phone.PhoneTroubles;
import io.github.camelwhatsapp.emulator.phone.Tick;
import io.github.camelwhatsapp.emulator.script.RefuseMessage;
import io.github.camelwhatsapp.emulator.script.Schedule;
import io.github.camelwhatsapp.error.MessageRefusedException;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.ChatStateChanged;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.IdentityChanged;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.ReceiptReceived;
import io.github.camelwhatsapp.model.ChatState;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.ReceiptType;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.operation.MarkRead;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.LinkingSettings;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Linked devices and phones write to each other through the emulator, which forgives nothing. */
@Timeout(90)
class LinkedMessagingIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final String CAROL = "34600000003";
    private static final String DAN = "34600000004";
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private final AccountStores stores = SqliteAccountStores.inMemory("test", StoreCipher.plain(), TimeSource.system());
    private final List<WhatsAppClient> clients = new ArrayList<>();
    private Phone bob;
    private Linked ann;

    /** A linked device and what it was told. */
    private static final class Linked {
        final WhatsAppClient client;
        final List<Event> events = new CopyOnWriteArrayList<>();

        Linked(WhatsAppClient client) {
            this.client = client;
            client.subscribe(new Subscription("all", event -> true, 100, RedeliveryPolicy.DEFAULT, delivery -> {
                        events.add(delivery.event());
                        delivery.settle();
                    }))
                    .toCompletableFuture()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join()
                    .resume();
        }

        List<MessageReceived> messages() {
            return events.stream()
                    .filter(MessageReceived.class::isInstance)
                    .map(MessageReceived.class::cast)
                    .toList();
        }

        List<String> texts() {
            return messages().stream()
                    .map(event -> event.content() instanceof Text text
                            ? text.text()
                            : event.content().kind())
                    .toList();
        }

        MessageReceived awaitText(String text) {
            await().atMost(SOON).until(() -> texts().contains(text));
            return messages().get(texts().indexOf(text));
        }

        SentMessage send(QueuedOperation operation) throws Exception {
            return client.send(operation, SendOptions.DEFAULT)
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    @BeforeEach
    void link() throws Exception {
        bob = emulator.phone(BOB).named("Bob").awaitOnline(SOON);
        ann = linked("ann", ANN);
    }

    @AfterEach
    void close() {
        clients.forEach(WhatsAppClient::close);
        stores.close();
    }

    @Test
    void writesToAPhoneAndReadsItsAnswer() throws Exception {
        SentMessage sent = ann.send(text(BOB, "hello"));

        PhoneMessage received = bob.awaitReceived("hello", SOON);
        assertThat(received.id()).isEqualTo(sent.id());
        assertThat(received.author()).isEqualTo(ANN);
        await().atMost(SOON).until(() -> receipts(ann, ReceiptType.DELIVERED).contains(sent.id()));
        bob.reads(ANN);
        await().atMost(SOON).until(() -> receipts(ann, ReceiptType.READ).contains(sent.id()));
        PhoneMessage answer = bob.sends("hi").to(ANN);
        MessageReceived event = ann.awaitText("hi");
        assertThat(event.from().phone()).contains(BOB);
        assertThat(event.from().lid()).contains(emulator.account(BOB).lid());
        assertThat(event.senderName()).contains("Bob");
        bob.awaitTick(answer, Tick.DELIVERED, SOON);
        ann.send(new MarkRead(event.from(), List.of(event.id()), Optional.empty()));
        bob.awaitTick(answer, Tick.READ, SOON);
    }

    @Test
    void seesWhatItsOwnPhoneSends() {
        emulator.phone(ANN).sends("from the phone").to(BOB);

        MessageReceived event = ann.awaitText("from the phone");
        assertThat(event.from().phone()).contains(BOB);
        assertThat(event.sender().phone()).contains(ANN);
    }

    @Test
    void writesToAnotherLinkedDeviceAndBack() throws Exception {
        Linked carol = linked("carol", CAROL);

        for (int i = 0; i < 5; i++) {
            ann.send(text(CAROL, "ping " + i));
            carol.awaitText("ping " + i);
            carol.send(text(ANN, "pong " + i));
            ann.awaitText("pong " + i);
        }
        assertThat(carol.texts()).containsExactly("ping 0", "ping 1", "ping 2", "ping 3", "ping 4");
        emulator.phone(CAROL).awaitReceived("ping 4", SOON);
    }

    @Test
    void writesToAGroupAndReadsItAlsoAfterAMemberIsAddedAndNotAfterOneIsRemoved() throws Exception {
        Linked carol = linked("carol", CAROL);
        Linked dan = linked("dan", DAN);
        EmulatedGroup group = emulator.group("120363000000000001", "Friends", ANN, CAROL);
        Party chat = Party.of(group.jid());

        ann.send(new SendMessage(chat, new Text("one")));
        assertThat(carol.awaitText("one").from()).isEqualTo(chat);
        carol.send(new SendMessage(chat, new Text("two")));
        assertThat(ann.awaitText("two").sender().phone()).contains(CAROL);
        group.add(DAN);
        ann.send(new SendMessage(chat, new Text("three")));
        dan.awaitText("three");
        dan.send(new SendMessage(chat, new Text("four")));
        ann.awaitText("four");
        carol.awaitText("four");
        group.remove(DAN);
        ann.send(new SendMessage(chat, new Text("five")));
        carol.awaitText("five");
        assertThat(carol.texts()).containsExactly("one", "three", "four", "five");
        assertThat(dan.texts()).containsExactly("three");
    }

    @Test
    void seesThatAPhoneTypes() {
        bob.composing(ANN);
        ChatStateChanged typing = await().atMost(SOON)
                .until(
                        () -> ann.events.stream()
                                .filter(ChatStateChanged.class::isInstance)
                                .map(ChatStateChanged.class::cast)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();

        assertThat(typing.state()).isEqualTo(ChatState.COMPOSING);
        assertThat(typing.from().lid()).contains(emulator.account(BOB).lid());
    }

    @Test
    void getsFromItsPhoneWhatASenderHasLeftItOutOf() {
        EmulatedGroup group = emulator.group("120363000000000001", "Friends", BOB, ANN);
        bob.troubles().leavesOutLinked(true);

        bob.sends("to the phone alone").to(ANN);
        bob.sends("to the phones of the group").to(group.id());

        MessageReceived direct = ann.awaitText("to the phone alone");
        assertThat(direct.from().phone()).contains(BOB);
        MessageReceived toGroup = ann.awaitText("to the phones of the group");
        assertThat(toGroup.from()).isEqualTo(Party.of(group.jid()));
        assertThat(toGroup.sender().phone()).contains(BOB);
    }

    @Test
    void takesWhatWaitedInItsOrderAndSaysThatItHadWaited() throws Exception {
        ann.send(text(BOB, "hello"));
        bob.awaitReceived("hello", SOON);
        ann.client.stop();
        emulator.multiDevice().disconnectAll();
        bob.awaitOnline(SOON);
        for (int i = 0; i < 7; i++) {
            bob.sends("late " + i).to(ANN);
        }
        ann.client.start();

        ann.awaitText("late 6");
        assertThat(ann.texts()).containsExactly("late 0", "late 1", "late 2", "late 3", "late 4", "late 5", "late 6");
        assertThat(ann.messages()).extracting(MessageReceived::origin).contains(Origin.OFFLINE);
    }

    @Test
    void sendsWhatWaitedWhenTheSocketWasCut() throws Exception {
        ann.send(text(BOB, "one"));
        emulator.multiDevice().disconnectAll();
        ann.send(text(BOB, "two"));

        bob.awaitReceived("two", SOON);
        assertThat(bob.received()).extracting(PhoneMessage::text).containsExactly("one", "two");
    }

    @Test
    void saysThatSomebodyIsNotOnWhatsApp() {
        assertThat(ann.client.send(text("34699999999", "x"), SendOptions.DEFAULT))
                .failsWithin(SOON)
                .withThrowableThat()
                .withCauseInstanceOf(RefusedException.class)
                .withMessageContaining("not on WhatsApp");
    }

    @Test
    void sendsAgainWhatAPhoneMisreads() throws Exception {
        bob.troubles().misreads(0.5, 7);
        for (int i = 0; i < 10; i++) {
            ann.send(text(BOB, "message " + i));
        }

        for (int i = 0; i < 10; i++) {
            bob.awaitReceived("message " + i, SOON);
        }
        assertThat(emulator.ledgers().crypto().reuses()).isEmpty();
    }

    @Test
    void getsOverAStaleRatchetOfAPhone() throws Exception {
        ann.send(text(BOB, "one"));
        bob.awaitReceived("one", SOON);
        PhoneTroubles.Backup backup = bob.troubles().backsUp();
        for (String text : List.of("two", "three")) {
            ann.send(text(BOB, text));
            bob.awaitReceived(text, SOON);
            bob.sends("and " + text).to(ANN);
            ann.awaitText("and " + text);
        }
        bob.troubles().restores(backup);
        ann.send(text(BOB, "after the backup"));

        bob.awaitReceived("after the backup", SOON);
    }

    @Test
    void tellsThatAPhoneWasSetUpAnewAndGoesOn() throws Exception {
        ann.send(text(BOB, "one"));
        bob.awaitReceived("one", SOON);
        bob.troubles().isSetUpAnew();
        await().atMost(SOON).until(() -> ann.events.stream().anyMatch(IdentityChanged.class::isInstance));
        ann.send(text(BOB, "are you there?"));
        bob.awaitReceived("are you there?", SOON);
        bob.sends("here I am").to(ANN);

        ann.awaitText("here I am");
    }

    @Test
    void goesOnInOneConversationWhenSomebodyMovesFromTheirNumberToTheirHiddenId() throws Exception {
        bob.troubles().writesToNumbers(true);
        bob.sends("by number").to(ANN);
        ann.awaitText("by number");
        ann.send(text(BOB, "and back"));
        bob.awaitReceived("and back", SOON);
        bob.troubles().writesToNumbers(false);
        bob.sends("by hidden id").to(ANN);
        ann.awaitText("by hidden id");
        ann.send(text(BOB, "and back again"));

        bob.awaitReceived("and back again", SOON);
        assertThat(ann.messages())
                .extracting(event -> event.from().conversationKey())
                .containsOnly(ann.messages().get(0).from().conversationKey());
    }

    @Test
    void givesARefusalItsReasonAndGoesOnWithTheNextMessage() throws Exception {
        ann.send(text(BOB, "one"));
        emulator.multiDevice()
                .faults()
                .add(new RefuseMessage(429), Schedule.always().account(ANN).once());

        assertThat(ann.client.send(text(BOB, "two"), SendOptions.DEFAULT))
                .failsWithin(SOON)
                .withThrowableThat()
                .withCauseInstanceOf(MessageRefusedException.class)
                .withMessageContaining("429");
        ann.send(text(BOB, "three"));
        bob.awaitReceived("three", SOON);
    }

    private static List<String> receipts(Linked device, ReceiptType type) {
        return device.events.stream()
                .filter(event -> event instanceof ReceiptReceived receipt && receipt.type() == type)
                .flatMap(event -> ((ReceiptReceived) event).ids().stream())
                .toList();
    }

    private static SendMessage text(String number, String text) {
        return new SendMessage(Party.ofPhone(number), new Text(text));
    }

    private Linked linked(String name, String number) throws Exception {
        AccountSettings settings = AccountSettings.builder(name)
                .generation("multidevice")
                .servers(List.of(new ServerAddress(
                        "localhost", emulator.multiDevice().address().getPort())))
                .trusted(TrustedCertificates.ofPem(emulator.certificate().pem()))
                .linking(LinkingSettings.DEFAULT.withRoot(emulator.multiDevice().rootKey(), 0))
                .build();
        WhatsAppClient client = WhatsAppClient.builder(settings, stores).build();
        clients.add(client);
        Linked linked = new Linked(client);
        Phone phone = emulator.phone(number).awaitOnline(SOON);
        String code = client.execute(new LinkByQr())
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS)
                .text();
        phone.scans(code).get(20, TimeUnit.SECONDS);
        await().atMost(SOON).until(() -> client.status().isOnline());
        await().atMost(SOON)
                .until(() -> emulator.account(number)
                                .preKeys(phone.linkedDevices().get(0).number())
                        > 100);
        return linked;
    }
}
