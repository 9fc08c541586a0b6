package io.github.camelwhatsapp.tests;

import static io.github.camelwhatsapp.tests.TestAccount.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.delivery.SendOptions;
import io.github.camelwhatsapp.event.ChatStateChanged;
import io.github.camelwhatsapp.event.LoggedIn;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.PresenceChanged;
import io.github.camelwhatsapp.event.ReceiptReceived;
import io.github.camelwhatsapp.event.UnknownStanza;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.ChatState;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Presence;
import io.github.camelwhatsapp.model.ReceiptType;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.MarkRead;
import io.github.camelwhatsapp.operation.Ping;
import io.github.camelwhatsapp.operation.SendChatState;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.operation.SetPresence;
import io.github.camelwhatsapp.operation.SubscribePresence;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Messages, receipts, presence and typing between two accounts, and with phones. */
class ClassicMessagingIT extends AnnAndBob {
    private static final String GROUP = "34600000001-1400000000";

    @Test
    void sendsATextAndHearsThatItArrived() {
        SentMessage sent = send(ann, BOB, "hello Bob");

        await().until(() -> bob.texts().contains("hello Bob"));
        MessageReceived received = bob.events(MessageReceived.class).get(0);
        assertThat(received.id()).isEqualTo(sent.id()).matches("[0-9a-f]{22}");
        assertThat(received.from()).isEqualTo(Party.ofPhone(ANN));
        assertThat(received.origin()).isEqualTo(Origin.LIVE);
        await().until(() -> ann.events(ReceiptReceived.class).stream()
                .anyMatch(receipt ->
                        receipt.type() == ReceiptType.DELIVERED && receipt.ids().contains(sent.id())));
    }

    @Test
    void tellsTheAuthorThatAMessageWasRead() {
        SentMessage sent = send(ann, BOB, "read me");
        await().until(() -> bob.texts().contains("read me"));

        join(bob.client().execute(new MarkRead(Party.ofPhone(ANN), List.of(sent.id()), Optional.empty())));

        await().until(() ->
                ann.events(ReceiptReceived.class).stream().anyMatch(receipt -> receipt.type() == ReceiptType.READ));
    }

    @Test
    void talksInAGroup() {
        emulator.group(GROUP, "Friends", ANN, BOB);

        send(ann, GROUP, "hello all");

        await().until(() -> bob.texts().contains("hello all"));
        MessageReceived received = bob.events(MessageReceived.class).get(0);
        assertThat(received.from().id()).isEqualTo(Jid.ofGroup(GROUP));
        assertThat(received.sender()).isEqualTo(Party.ofPhone(ANN));
        await().until(() -> ann.events(ReceiptReceived.class).stream()
                .anyMatch(receipt -> receipt.participant().isPresent()));
    }

    @Test
    void getsWhatWasSentWhileItWasAway() {
        join(bob.client().stop());
        emulator.awaitOffline(BOB, SOON);
        for (int i = 0; i < 20; i++) {
            send(ann, BOB, "m" + i);
        }
        bob.start();

        await().until(() -> bob.texts().size() == 20);
        assertThat(bob.texts())
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "m" + i).toList());
        assertThat(bob.events(MessageReceived.class)).allMatch(message -> message.origin() == Origin.OFFLINE);
    }

    @Test
    void sendsInOrderWhatWasWrittenWhileItWasAway() {
        join(ann.client().stop());
        for (int i = 0; i < 20; i++) {
            ann.client()
                    .send(
                            new SendMessage(Party.ofPhone(BOB), new Text("m" + i)),
                            SendOptions.DEFAULT.withCompleteOn(SendOptions.CompleteOn.STORED));
        }
        ann.start();

        await().until(() -> bob.texts().size() == 20);
        assertThat(bob.texts())
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "m" + i).toList());
    }

    @Test
    void seesPresenceAndTyping() {
        join(ann.client().execute(new SubscribePresence(Party.ofPhone(BOB))));
        await().until(() ->
                ann.events(PresenceChanged.class).stream().anyMatch(event -> event.presence() == Presence.AVAILABLE));

        join(bob.client().execute(new SendChatState(Party.ofPhone(ANN), ChatState.COMPOSING)));
        await().until(() ->
                ann.events(ChatStateChanged.class).stream().anyMatch(event -> event.state() == ChatState.COMPOSING));

        join(bob.client().execute(new SetPresence(Presence.UNAVAILABLE, Optional.empty())));
        await().until(() -> ann.events(PresenceChanged.class).stream()
                .anyMatch(event -> event.presence() == Presence.UNAVAILABLE
                        && event.lastSeen().isPresent()));
    }

    @Test
    void isKnownByItsNickname() {
        join(ann.client().execute(new SetPresence(Presence.AVAILABLE, Optional.of("Ann"))));
        await().until(() -> emulator.account(ANN).name().equals("Ann"));
    }

    @Test
    void pingsAndTellsWhatTheServerSaidAtTheLogin() {
        assertThat(join(ann.client().execute(new Ping()))).isBetween(Duration.ZERO, SOON);
        await().until(() -> !ann.events(LoggedIn.class).isEmpty());
        assertThat(ann.events(LoggedIn.class)).singleElement().satisfies(event -> {
            assertThat(event.status()).contains("active");
            assertThat(event.expiration()).isPresent();
        });
    }

    @Test
    void keepsAndAcknowledgesANotificationThatItDoesNotKnow() {
        emulator.account(ANN).notification(Jid.ofPhone(BOB), "mystery", Node.of("riddle"));

        await().until(() -> ann.events(UnknownStanza.class).stream()
                .anyMatch(event -> event.type().equals("mystery")));
        emulator.awaitSettled(ANN, SOON);
    }

    @Test
    void logsInFastWithTheNonceOfTheLoginBefore() {
        for (int i = 0; i < 3; i++) {
            join(ann.client().stop());
            ann.start();
            emulator.awaitOnline(ANN, SOON);
            await().until(() -> ann.client().status().isOnline());
        }

        send(ann, BOB, "still me");
        await().until(() -> bob.texts().contains("still me"));
    }
}
