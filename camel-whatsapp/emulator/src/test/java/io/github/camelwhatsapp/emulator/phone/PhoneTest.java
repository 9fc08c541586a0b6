package io.github.camelwhatsapp.emulator.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Phones against a stand-in in memory, which can send what the server never would. */
class PhoneTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String ANN = "34123456789";
    private static final String BOB = "34600000001";

    private final InMemoryServer server = new InMemoryServer();
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final Phones phones = server.phones(time);

    @AfterEach
    void stop() {
        phones.close();
    }

    @Test
    void showsAMessageOnceThatTheServerSendsTwiceAndAnswersBoth() {
        Phone ann = phones.phone(ANN);
        Node message = incoming("m1", "hello");

        server.deliver(ANN, message);
        server.deliver(ANN, message);
        server.deliver(ANN, incoming("m2", "end"));

        ann.awaitReceived("end", SOON);
        assertThat(ann.received()).extracting(PhoneMessage::text).containsExactly("hello", "end");
        await().atMost(SOON).until(() -> receipts().size() == 3);
        assertThat(receipts().get(0))
                .isEqualTo(Node.builder("receipt")
                        .attribute("to", Jid.ofPhone(BOB))
                        .attribute("id", "m1")
                        .attribute("t", "1467331200")
                        .build());
    }

    private List<Node> receipts() {
        return server.sent().stream().filter(node -> node.is("receipt")).toList();
    }

    @Test
    void saysWhatItWaitedForInVain() {
        PhonePatience patience = new PhonePatience(phones.phone(ANN), Duration.ofMillis(50));

        assertThat(patience.limits("a device", new CompletableFuture<>()))
                .failsWithin(SOON)
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOf(PhoneTimeoutException.class)
                .withMessageContaining("Phone " + ANN + " waited 50 ms for a device, in vain");
        assertThatThrownBy(() -> patience.waits("its sessions", new CompletableFuture<>()))
                .isInstanceOf(PhoneTimeoutException.class);
    }

    @Test
    void ticksNeverGoBack() {
        Phone ann = phones.phone(ANN);
        PhoneMessage message = ann.sends("hello").to(BOB);
        ann.awaitTick(message, Tick.SENT, SOON);

        server.deliver(ANN, receipt(message.id(), "read"));
        server.deliver(ANN, receipt(message.id(), ""));
        server.deliver(ANN, incoming("m1", "end"));

        ann.awaitReceived("end", SOON);
        assertThat(ann.chat(BOB).message(message.id()).orElseThrow().tick()).isEqualTo(Tick.READ);
    }

    @Test
    void aReceiptForOtherMessagesTicksNothing() {
        Phone ann = phones.phone(ANN);
        PhoneMessage message = ann.sends("hello").to(BOB);
        ann.awaitTick(message, Tick.SENT, SOON);

        server.deliver(ANN, receipt("other", "read"));
        server.deliver(ANN, incoming("m1", "end"));

        ann.awaitReceived("end", SOON);
        assertThat(ann.chat(BOB).message(message.id()).orElseThrow().tick()).isEqualTo(Tick.SENT);
    }

    @Test
    void readsAllOfAChatWithOneReceiptOfThatAuthor() {
        Phone ann = phones.phone(ANN);
        server.deliver(ANN, incoming("m1", "one"));
        server.deliver(ANN, incoming("m2", "two"));
        server.deliver(ANN, incoming("m3", "three"));
        ann.awaitReceived("three", SOON);
        assertThat(ann.chat(BOB).unread()).isEqualTo(3);

        ann.reads(BOB);
        ann.reads(BOB);
        ann.composing(BOB);

        await().atMost(SOON).until(() -> server.sent().stream().anyMatch(node -> node.is("chatstate")));
        List<Node> read = receipts().stream()
                .filter(node -> node.attributes().is("type", "read"))
                .toList();
        assertThat(read).hasSize(1);
        assertThat(read.get(0).attributes().requireText("id")).isEqualTo("m1");
        assertThat(read.get(0).child("list").orElseThrow().children())
                .extracting(item -> item.attributes().requireText("id"))
                .containsExactly("m2", "m3");
        assertThat(ann.chat(BOB).unread()).isZero();
        assertThat(ann.received())
                .allSatisfy(message -> assertThat(message.isUnread()).isFalse());
    }

    @Test
    void answersPingsAndAcksWhatIsToBeAcked() {
        Phone ann = phones.phone(ANN);
        server.deliver(
                ANN,
                Node.builder("iq")
                        .attribute("from", Jid.SERVER)
                        .attribute("id", "p1")
                        .attribute("type", "get")
                        .attribute("xmlns", "urn:xmpp:ping")
                        .build());
        server.deliver(
                ANN,
                Node.builder("notification")
                        .attribute("from", Jid.ofPhone(BOB))
                        .attribute("id", "n1")
                        .attribute("type", "picture")
                        .attribute("t", "1")
                        .build());
        server.deliver(ANN, receipt("other", "read"));
        server.deliver(ANN, incoming("m1", "end"));

        ann.awaitReceived("end", SOON);
        await().atMost(SOON).until(() -> !receipts().isEmpty());
        assertThat(server.sent())
                .contains(
                        Node.builder("iq")
                                .attribute("to", Jid.SERVER)
                                .attribute("id", "p1")
                                .attribute("type", "result")
                                .build(),
                        Node.builder("ack")
                                .attribute("to", Jid.ofPhone(BOB))
                                .attribute("class", "notification")
                                .attribute("id", "n1")
                                .attribute("type", "picture")
                                .build(),
                        Node.builder("ack")
                                .attribute("to", Jid.ofPhone(BOB))
                                .attribute("class", "receipt")
                                .attribute("id", "other")
                                .attribute("type", "read")
                                .build());
    }

    @Test
    void survivesStanzasThatLackWhatTheyMustHave() {
        Phone ann = phones.phone(ANN);
        for (String tag :
                List.of("message", "receipt", "ack", "notification", "presence", "chatstate", "iq", "call", "x")) {
            server.deliver(ANN, Node.of(tag));
            server.deliver(
                    ANN,
                    Node.builder(tag)
                            .attribute("from", "x".repeat(2000))
                            .attribute("class", "message")
                            .attribute("type", "w:gp2")
                            .build());
        }
        server.deliver(ANN, incoming("m1", "end"));

        assertThat(ann.awaitReceived("end", SOON).author()).isEqualTo(BOB);
    }

    @Test
    void saysWhatAMediumIsAndThatItCannotReadWhatIsEncrypted() {
        Phone ann = phones.phone(ANN);
        server.deliver(
                ANN,
                with(
                        "m1",
                        Node.builder("media")
                                .attribute("type", "image")
                                .attribute("caption", "the map")
                                .build()));
        server.deliver(
                ANN,
                with(
                        "m2",
                        Node.builder("media")
                                .attribute("type", "location")
                                .attribute("latitude", "41.3")
                                .attribute("longitude", "2.1")
                                .attribute("name", "station")
                                .build()));
        server.deliver(
                ANN,
                with(
                        "m3",
                        Node.builder("enc")
                                .attribute("v", "2")
                                .data(new byte[3])
                                .build()));

        ann.awaitReceived(message -> message.id().equals("m3"), SOON);

        assertThat(ann.received().get(0).text()).isEqualTo("[image] the map");
        assertThat(ann.received().get(1).text()).isEqualTo("[location at 41.3, 2.1] station");
        assertThat(ann.received().get(2).text()).startsWith("[encrypted");
    }

    @Test
    void whatIsSentWhileTheLineIsCutIsSentAgainUnderTheSameId() {
        Phone ann = phones.phone(ANN);
        Phone bob = phones.phone(BOB);
        server.cut(ANN);
        PhoneMessage message = ann.sends("hello").to(BOB);

        server.restore(ANN);

        assertThat(bob.awaitReceived("hello", SOON).id()).isEqualTo(message.id());
        ann.awaitTick(message, Tick.DELIVERED, SOON);
    }

    @Test
    void typingOfAPhoneThatIsOffIsLostAndReadingIsNot() {
        Phone ann = phones.phone(ANN);
        server.deliver(ANN, incoming("m1", "hello"));
        ann.awaitReceived("hello", SOON);
        ann.goOffline();
        ann.composing(BOB);
        ann.reads(BOB);
        ann.comeBack();

        await().atMost(SOON).until(() -> receipts().stream()
                .anyMatch(node -> node.attributes().is("type", "read")));
        assertThat(server.sent()).noneMatch(node -> node.is("chatstate"));
    }

    @Test
    void tellsListenersInOrderOnALaneOfItsOwn() {
        Phone ann = phones.phone(ANN).awaitOnline(SOON);
        List<String> texts = new CopyOnWriteArrayList<>();
        List<String> threads = new CopyOnWriteArrayList<>();
        PhoneSubscription subscription = ann.listen(event -> {
            if (event instanceof PhoneEvent.MessageAdded added) {
                texts.add(added.message().text());
                threads.add(Thread.currentThread().getName());
            }
            if (texts.size() == 1) {
                throw new IllegalStateException("a listener that fails must harm nobody");
            }
        });

        for (int i = 0; i < 20; i++) {
            ann.sends("m" + i).to(BOB);
        }

        await().atMost(SOON).until(() -> threads.size() == 20);
        assertThat(texts).startsWith("m0", "m1").endsWith("m18", "m19");
        assertThat(threads).allMatch(name -> name.startsWith("phone-"));
        subscription.close();
        ann.sends("unheard").to(BOB);
        ann.await(
                "the chat",
                phone -> phone.chat(BOB).last().filter(last -> last.text().equals("unheard")),
                SOON);
        assertThat(texts).hasSize(20);
    }

    @Test
    void keepsTheLatestMessagesOfAChat() {
        Phone ann = phones.phone(ANN);
        for (int i = 0; i <= PhoneChat.HISTORY; i++) {
            server.deliver(ANN, incoming("m" + i, "text " + i));
        }

        ann.awaitReceived("text " + PhoneChat.HISTORY, SOON);

        assertThat(ann.chat(BOB).messages()).hasSize(PhoneChat.HISTORY);
        assertThat(ann.chat(BOB).messages().get(0).text()).isEqualTo("text 1");
        assertThat(ann.messages()).hasSize(PhoneChat.HISTORY);
    }

    @Test
    void keepsTheChatsOfLatestActivity() {
        Phone ann = phones.phone(ANN);
        for (int i = 0; i <= Chats.LIMIT; i++) {
            ann.opens("346" + (10_000 + i));
        }

        assertThat(ann.chats()).hasSize(Chats.LIMIT);
        assertThat(ann.chats().get(0).id()).isEqualTo("346" + (10_000 + Chats.LIMIT));
    }

    @Test
    void refusesTextsAndNamesThatAreNone() {
        Phone ann = phones.phone(ANN);

        assertThatThrownBy(() -> ann.sends("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ann.sends("x".repeat(Phone.MAX_TEXT + 1))).hasMessageContaining("65537");
        assertThatThrownBy(() -> ann.sends("half \ud83c")).hasMessageContaining("surrogate");
        assertThatThrownBy(() -> ann.named(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ann.named("half \ud83c")).hasMessageContaining("surrogate");
        assertThatThrownBy(() -> ann.sends("hello").to("nobody")).hasMessageContaining("'nobody' is no chat");
        assertThatThrownBy(() -> ann.subscribes("34600000001-1400000000")).hasMessageContaining("no phone number");
    }

    @Test
    void saysWhatItShowsWhenAWaitIsInVain() {
        Phone ann = phones.phone(ANN).awaitOnline(SOON);

        assertThatThrownBy(() -> ann.awaitReceived("never", Duration.ofMillis(20)))
                .isInstanceOf(PhoneTimeoutException.class)
                .hasMessage("Phone 34123456789 waited 20 ms for a message, in vain; it shows ONLINE, 0 chats and 0"
                        + " received messages");
    }

    @Test
    void isTheSamePhoneForTheSameNumberHoweverWritten() {
        assertThat(phones.phone("+34 123 456 789")).isSameAs(phones.phone(ANN));
        assertThat(phones.find(ANN)).isPresent();
        assertThat(phones.all()).hasSize(1);
    }

    @Test
    void doesNothingMoreOnceClosed() {
        Phone ann = phones.phone(ANN);
        phones.close();

        assertThatThrownBy(() -> phones.phone(BOB))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> ann.sends("hello").to(BOB)).hasMessageContaining("closed");
    }

    @Test
    void showsNoMessageInItsTextForm() {
        PhoneMessage message = new PhoneMessage("m1", BOB, ANN, "a secret", Instant.EPOCH, Direction.OUT, Tick.SENT);

        assertThat(message.toString()).doesNotContain("secret").contains("8 characters");
        assertThat(PhoneChat.empty(new ChatId(BOB)).with(message).toString()).doesNotContain("secret");
    }

    private static Node incoming(String id, String text) {
        return with(id, Node.builder("body").data(text).build());
    }

    private static Node with(String id, Node content) {
        return Node.builder("message")
                .attribute("from", Jid.ofPhone(BOB))
                .attribute("id", id)
                .attribute("type", "text")
                .attribute("t", "1467331200")
                .attribute("notify", "Bob")
                .child(content)
                .build();
    }

    private static Node receipt(String id, String type) {
        return Node.builder("receipt")
                .attribute("from", Jid.ofPhone(BOB))
                .attribute("id", id)
                .attribute("t", "1467331200")
                .attribute("type", Optional.of(type).filter(text -> !text.isEmpty()))
                .build();
    }
}
