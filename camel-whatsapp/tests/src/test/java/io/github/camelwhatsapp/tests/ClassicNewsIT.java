package io.github.camelwhatsapp.tests;

import static io.github.camelwhatsapp.tests.TestAccount.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.delivery.SendOptions;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.script.MissingAck;
import io.github.camelwhatsapp.emulator.script.Schedule;
import io.github.camelwhatsapp.event.CallReceived;
import io.github.camelwhatsapp.event.CallSignalled;
import io.github.camelwhatsapp.event.DirtyCleared;
import io.github.camelwhatsapp.event.MessageAccepted;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.OfflineCountReceived;
import io.github.camelwhatsapp.event.PingAnswered;
import io.github.camelwhatsapp.event.ReceiptReceived;
import io.github.camelwhatsapp.event.ReceiptSent;
import io.github.camelwhatsapp.model.BroadcastList;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.ReceiptType;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.ClearDirty;
import io.github.camelwhatsapp.operation.DeleteBroadcastLists;
import io.github.camelwhatsapp.operation.GetBroadcastLists;
import io.github.camelwhatsapp.operation.MarkRead;
import io.github.camelwhatsapp.operation.Ping;
import io.github.camelwhatsapp.operation.RejectCall;
import io.github.camelwhatsapp.operation.SendBroadcast;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.operation.SendPong;
import io.github.camelwhatsapp.operation.SubscribePresence;
import io.github.camelwhatsapp.operation.UnsubscribePresence;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Broadcasts, calls, receipts, and what the server says in passing. */
class ClassicNewsIT extends AnnAndBob {
    @BeforeEach
    void letCatHaveAnAccount() {
        emulator.account(CAT);
    }

    @Test
    void sendsOneMessageToSeveralPeople() {
        SentMessage sent = join(ann.client().execute(new SendBroadcast(people(BOB, CAT), new Text("hello all"))));

        await().until(() -> bob.texts().contains("hello all"));
        MessageReceived received = only(bob, MessageReceived.class);
        assertThat(received.id()).isEqualTo(sent.id());
        assertThat(received.sender()).isEqualTo(Party.ofPhone(ANN));
        assertThat(received.from().id().isBroadcast()).isTrue();
        emulator.phone(CAT).awaitReceived("hello all", SOON);
    }

    @Test
    void knowsAndDeletesTheListsOfItsBroadcasts() {
        join(ann.client().execute(new SendBroadcast(people(BOB, CAT), new Text("hello all"))));

        List<BroadcastList> lists = join(ann.client().execute(new GetBroadcastLists()));
        assertThat(lists).singleElement().satisfies(list -> {
            assertThat(list.id().id().isBroadcast()).isTrue();
            assertThat(list.recipients()).containsExactlyElementsOf(people(BOB, CAT));
        });

        join(ann.client().execute(new DeleteBroadcastLists(List.of(lists.get(0).id()))));
        assertThat(join(ann.client().execute(new GetBroadcastLists()))).isEmpty();
    }

    @Test
    void hearsACallAndDeclinesIt() {
        emulator.account(ANN).news().call(BOB, "call-7");

        CallReceived call = only(ann, CallReceived.class);
        assertThat(call.from()).isEqualTo(Party.ofPhone(BOB));
        assertThat(call.callId()).isEqualTo("call-7");
        emulator.awaitSettled(ANN, SOON);

        join(ann.client().execute(new RejectCall(call.from(), call.offerId(), call.callId())));
        CallSignalled told = only(bob, CallSignalled.class);
        assertThat(told.signal()).isEqualTo("reject");
        assertThat(told.callId()).contains("call-7");
        assertThat(emulator.account(ANN).calls()).isEmpty();
        emulator.awaitSettled(BOB, SOON);
    }

    @Test
    void tellsTheServerThatWhatWasOutOfDateIsDealtWith() {
        emulator.account(ANN).news().dirty("groups");
        assertThat(only(ann, DirtyCleared.class).categories()).containsExactly("groups");

        emulator.account(ANN).news().dirtyAsIn2014("account_sync");
        await().until(() -> ann.events(DirtyCleared.class).stream()
                .anyMatch(event -> event.categories().contains("account_sync")));

        join(ann.client().execute(new ClearDirty(List.of("groups", "account_sync"))));
    }

    @Test
    void hearsHowMuchHasWaited() {
        join(bob.client().stop());
        emulator.awaitOffline(BOB, SOON);
        send(ann, BOB, "one");
        send(ann, BOB, "two");
        bob.start();

        await().until(() -> bob.events(OfflineCountReceived.class).stream().anyMatch(event -> event.count() == 2));
    }

    @Test
    void tellsThatItHasToldOfTheArrivalOfAMessage() {
        SentMessage sent = send(ann, BOB, "hello");

        ReceiptSent told = only(bob, ReceiptSent.class);
        assertThat(told.id()).isEqualTo(sent.id());
        assertThat(told.to()).isEqualTo(Party.ofPhone(ANN));
    }

    @Test
    void tellsThatTheServerHasTakenWhatNobodyWaitsFor() {
        SentMessage stored = join(ann.client()
                .send(
                        new SendMessage(Party.ofPhone(BOB), new Text("hello")),
                        SendOptions.DEFAULT.withCompleteOn(SendOptions.CompleteOn.STORED)));

        MessageAccepted accepted = only(ann, MessageAccepted.class);
        assertThat(accepted.id()).isEqualTo(stored.id());
        assertThat(accepted.to()).isEqualTo(Party.ofPhone(BOB));
        send(ann, BOB, "waited for");
        await().until(() -> bob.texts().size() == 2);
        assertThat(ann.events(MessageAccepted.class)).hasSize(1);
    }

    @Test
    void tellsOfSeveralMessagesInOneReceiptThatTheyWereRead() {
        List<String> ids =
                List.of(send(ann, BOB, "one").id(), send(ann, BOB, "two").id());
        await().until(() -> bob.texts().size() == 2);
        await().until(() -> ann.events(ReceiptReceived.class).size() == 2);

        join(bob.client().execute(new MarkRead(Party.ofPhone(ANN), ids, Optional.empty())));

        await().until(() -> ann.events(ReceiptReceived.class).stream()
                .anyMatch(receipt ->
                        receipt.type() == ReceiptType.READ && receipt.ids().equals(ids) && receipt.retry() == 0));
    }

    @Test
    void readsAReceiptInTheFormOf2014() {
        SentMessage sent = send(ann, CAT, "hello");

        emulator.account(ANN).news().receivedAsIn2014(CAT, sent.id());

        ReceiptReceived receipt = only(ann, ReceiptReceived.class);
        assertThat(receipt.type()).isEqualTo(ReceiptType.DELIVERED);
        assertThat(receipt.ids()).containsExactly(sent.id());
        emulator.awaitSettled(ANN, SOON);
    }

    @Test
    void takesTheAckInTheFormOf2014() {
        emulator.faults().add(new MissingAck(), Schedule.always().account(ANN).once());
        CompletableFuture<SentMessage> sent = ann.client()
                .send(new SendMessage(Party.ofPhone(CAT), new Text("hello")), SendOptions.DEFAULT.withMessageId("abc"))
                .toCompletableFuture();
        await().until(() -> emulator.faults().firings().size() == 1);
        assertThat(sent).isNotDone();

        emulator.account(ANN).news().takenAsIn2014(CAT, "abc");

        assertThat(join(sent).id()).isEqualTo("abc");
        emulator.awaitSettled(ANN, SOON);
    }

    @Test
    void answersAPingOnceAlsoWhenARouteAnswersItToo() {
        VirtualTimeSource time = new VirtualTimeSource();
        try (WhatsAppEmulator patient = WhatsAppEmulator.builder().time(time).start();
                TestAccount dan = TestAccount.on(patient, "34600000009").start()) {
            await().until(() -> dan.client().status().isOnline());
            time.advance(Duration.ofMinutes(3));
            String ping = only(dan, PingAnswered.class).id();

            join(dan.client().execute(new SendPong(ping)));
            join(dan.client().execute(new Ping()));
            assertThat(patient.ledgers().complaints()).isEmpty();

            join(dan.client().execute(new SendPong("none of theirs")));
            join(dan.client().execute(new Ping()));
            assertThat(patient.ledgers().complaints())
                    .as("what was never asked is sent as it was wanted, and the emulator says so")
                    .singleElement()
                    .asString()
                    .contains("none of theirs");
        }
    }

    @Test
    void answersThePingsOfTheServerAndTellsOfIt() {
        VirtualTimeSource time = new VirtualTimeSource();
        try (WhatsAppEmulator patient = WhatsAppEmulator.builder().time(time).start();
                TestAccount dan = TestAccount.on(patient, "34600000009").start()) {
            await().until(() -> dan.client().status().isOnline());

            time.advance(Duration.ofMinutes(3));

            assertThat(only(dan, PingAnswered.class).id()).isNotEmpty();
            time.advance(Duration.ofMinutes(2));
            assertThat(dan.client().reconnects()).isZero();
            assertThat(patient.ledgers().complaints()).isEmpty();
        }
    }

    @Test
    void endsItsSubscriptionToSomeonesPresence() {
        join(ann.client().execute(new SubscribePresence(Party.ofPhone(BOB))));
        await().until(() -> emulator.account(ANN).subscriptions().equals(List.of(BOB)));

        join(ann.client().execute(new UnsubscribePresence(Party.ofPhone(BOB))));

        await().until(() -> emulator.account(ANN).subscriptions().isEmpty());
    }
}
