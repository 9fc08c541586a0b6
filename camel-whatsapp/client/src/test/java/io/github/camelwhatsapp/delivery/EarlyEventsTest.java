package io.github.camelwhatsapp.delivery;

import static io.github.camelwhatsapp.delivery.DeliveryTestBed.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.UndecryptableMessage;
import io.github.camelwhatsapp.event.UnknownStanza;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Edit;
import io.github.camelwhatsapp.model.Keep;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Pin;
import io.github.camelwhatsapp.model.Reaction;
import io.github.camelwhatsapp.model.Revocation;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.spi.Expectation;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.spi.IncomingStanza.Outcome;
import io.github.camelwhatsapp.store.AwaitedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What changes a message that was asked for again waits for it, for a bounded time; everything else goes on. */
class EarlyEventsTest {
    private static final Party ANN = Party.ofPhone("34111111111");
    private static final Party BEN = Party.ofPhone("34222222222");
    private static final Instant SENT = Instant.ofEpochSecond(1467000000);

    private final DeliveryTestBed bed = new DeliveryTestBed();
    private final List<Event> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void begin() {
        start();
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void tellsAMessageBeforeTheEditThatCouldBeReadFirst() {
        asked("M1");
        receive(edit("M1", "E1", "second"));
        bed.receive("34111111111", "something else");
        await().until(() -> told().contains("something else"));
        assertThat(told()).doesNotContain("edit second");

        came("M1", "first");

        await().until(() -> told().contains("edit second"));
        assertThat(told()).containsExactly("undecryptable M1", "something else", "first", "edit second");
        assertThat(told.get(3)).isEqualTo(edit("M1", "E1", "second"));
        assertThat(join(bed.engine().statistics()).inbox()).isZero();
    }

    @Test
    void keepsTheOrderOfAllThatWaitsForOneMessage() {
        asked("M1");
        receive(edit("M1", "E1", "second"));
        receive(edit("M1", "E2", "third"));
        receive(message("E3", new Reaction(MessageReference.received("M1"), "x")));
        receive(message("E4", new Pin(MessageReference.received("M1"), Duration.ofDays(7))));
        receive(message("E5", new Keep(MessageReference.received("M1"), true)));
        receive(message("E6", new Revocation(MessageReference.received("M1"))));

        came("M1", "first");

        await().until(() -> told().contains("revocation"));
        assertThat(told())
                .containsExactly(
                        "undecryptable M1",
                        "first",
                        "edit second",
                        "edit third",
                        "reaction",
                        "pin",
                        "keep",
                        "revocation");
    }

    @Test
    void tellsWhatWaitsWhenTheMessageIsGivenUp() {
        asked("M1");
        receive(edit("M1", "E1", "second"));

        accept(List.of(undecryptable("M1", false)), false, "M1", false);

        await().until(() -> told().contains("edit second"));
        assertThat(told()).containsExactly("undecryptable M1", "given up M1", "edit second");
    }

    @Test
    void tellsWhatWaitsWhenItsTimeIsOverAndNotBefore() {
        asked("M1");
        receive(edit("M1", "E1", "second"));
        receive(edit("M1", "E2", "third"));

        bed.time.advance(EarlyEvents.MOST_WAIT.minusSeconds(1));
        bed.receive("34111111111", "something else");
        await().until(() -> told().contains("something else"));
        assertThat(told()).doesNotContain("edit second");
        afterAMinute("edit third");

        assertThat(told()).containsExactly("undecryptable M1", "something else", "edit second", "edit third");
        receive(edit("M1", "E3", "fourth"));
        await().until(() -> told().contains("edit fourth"));
        came("M1", "first");
        await().until(() -> told().contains("first"));
    }

    @Test
    void stillHasAfterARestartWhatWaits() {
        asked("M1");
        receive(edit("M1", "E1", "second"));
        await().until(() -> told().contains("undecryptable M1"));
        await().until(() -> join(bed.engine().statistics()).inbox() == 0);
        bed.stopAndStart();
        start();
        receive(edit("M1", "E2", "third"));

        came("M1", "first");

        await().until(() -> told().contains("edit third"));
        assertThat(told()).containsExactly("undecryptable M1", "first", "edit second", "edit third");
    }

    @Test
    void tellsSoonAfterAStartWhatWasToWaitNoLongerInTheMeantime() {
        asked("M1");
        receive(edit("M1", "E1", "second"));
        await().until(() -> join(bed.engine().statistics()).inbox() == 0);
        bed.stopAndStart();
        bed.time.advance(Duration.ofHours(1));
        start();

        afterAMinute("edit second");
    }

    @Test
    void doesNotHoldWhatIsAboutAnotherMessageOrAnotherAuthorsOrNone() {
        asked("M1");
        receive(edit("M2", "E1", "of another"));
        receive(message("E2", new Revocation(MessageReference.own("M1"))));
        receive(message("E3", new Revocation(MessageReference.received("M1", BEN))));
        receive(message("E4", new Text("a text")));

        await().until(() -> told().contains("a text"));
        assertThat(told()).containsExactly("undecryptable M1", "edit of another", "revocation", "revocation", "a text");
    }

    @Test
    void holdsWhatAnotherDeviceOfTheAccountDidToAMessageOfItsOwn() {
        AwaitedMessage own = AwaitedMessage.of(ANN, BEN, true, "M1");
        accept(List.of(undecryptable("M1", true)), false, own, true);
        receive(message("E1", new Edit(MessageReference.own("M1"), new Text("second"))));

        accept(List.of(message("M1", new Text("first"))), true, own, false);

        await().until(() -> told().contains("edit second"));
        assertThat(told()).containsExactly("undecryptable M1", "first", "edit second");
    }

    @Test
    void tellsInOrderWhatThereIsNoRoomToHold() {
        asked("M1");
        CompletionStage<Void> last = CompletableFuture.completedFuture(null);
        for (int i = 1; i <= EarlyEvents.MOST_HELD; i++) {
            last = bed.engine().accept(IncomingStanza.of(List.of(edit("M1", "E" + i, "v" + i)), Optional.empty()));
        }
        join(last);
        assertThat(held()).isEqualTo(EarlyEvents.MOST_HELD);
        assertThat(told()).noneMatch(event -> event.startsWith("edit"));

        receive(edit("M1", "one more", "the last"));

        await().until(() -> told().contains("edit the last"));
        assertThat(told()).hasSize(EarlyEvents.MOST_HELD + 2);
        assertThat(told().subList(0, 3)).containsExactly("undecryptable M1", "edit v1", "edit v2");
        assertThat(held()).isZero();
    }

    @Test
    void holdsOnlySoManyBytes() {
        asked("M1");
        String large = "x".repeat((int) (EarlyEvents.MOST_BYTES / 2));
        receive(edit("M1", "E1", large));
        assertThat(held()).isEqualTo(1);

        receive(edit("M1", "E2", large));

        await().until(() -> told.size() == 3);
        assertThat(told).extracting(EarlyEventsTest::id).containsExactly("M1", "E1", "E2");
    }

    @Test
    void tellsThatSomethingWaitedThatIsDamaged() {
        asked("M1");
        receive(edit("M1", "E1", "second"));
        receive(edit("M1", "E2", "third"));
        bed.damage("UPDATE held_event SET payload = x'00' WHERE sequence = 1");

        came("M1", "first");

        await().until(() -> told().contains("edit third"));
        assertThat(told).filteredOn(UnknownStanza.class::isInstance).hasSize(1);
        assertThat(told()).contains("first");
    }

    private void start() {
        bed.subscribe("route", 100, delivery -> {
            told.add(delivery.event());
            delivery.settle();
        });
        join(bed.engine().begin(Set.of()));
    }

    /** Once a minute the store is looked through; that happens elsewhere, so more than one minute may pass here. */
    private void afterAMinute(String expected) {
        await().until(() -> {
            bed.time.advance(Duration.ofMinutes(1));
            return told().contains(expected);
        });
    }

    private void asked(String id) {
        accept(List.of(undecryptable(id, true)), false, id, true);
    }

    private void came(String id, String text) {
        accept(List.of(message(id, new Text(text))), true, id, false);
    }

    private void receive(MessageReceived event) {
        join(bed.engine().accept(IncomingStanza.of(List.of(event), Optional.empty())));
    }

    private void accept(List<Event> events, boolean readable, String id, boolean open) {
        accept(events, readable, AwaitedMessage.of(ANN, ANN, false, id), open);
    }

    private void accept(List<Event> events, boolean readable, AwaitedMessage message, boolean open) {
        join(bed.engine()
                .accept(IncomingStanza.of(
                        Optional.empty(),
                        tx -> new Outcome(events, readable, List.of(new Expectation(message, open))))));
    }

    private static MessageReceived edit(String target, String id, String text) {
        return message(id, new Edit(MessageReference.received(target), new Text(text)));
    }

    private static MessageReceived message(String id, Content content) {
        return new MessageReceived(
                id, ANN, ANN, Optional.of("Ann"), SENT, Origin.LIVE, content, MessageOptions.NONE, false);
    }

    private static UndecryptableMessage undecryptable(String id, boolean expected) {
        return new UndecryptableMessage(id, ANN, ANN, "BAD_MAC", "x", 1, expected, SENT);
    }

    private long held() {
        return join(bed.store().transact(tx -> tx.awaited().held()));
    }

    private List<String> told() {
        return told.stream().map(EarlyEventsTest::shown).toList();
    }

    private static String shown(Event event) {
        if (event instanceof UndecryptableMessage failed) {
            return (failed.expected() ? "undecryptable " : "given up ") + failed.id();
        }
        if (!(event instanceof MessageReceived message)) {
            return event.toString();
        }
        if (message.content() instanceof Edit edit) {
            return "edit " + ((Text) edit.content()).text();
        }
        return message.content() instanceof Text text
                ? text.text()
                : message.content().kind();
    }

    private static String id(Event event) {
        return event instanceof UndecryptableMessage failed ? failed.id() : ((MessageReceived) event).id();
    }
}
