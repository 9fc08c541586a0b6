package io.github.camelwhatsapp.delivery;

import static io.github.camelwhatsapp.delivery.DeliveryTestBed.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.model.SpooledMedia;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.store.OutboxRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Messages to one person whom some of them name by number and some by hidden address. Each test names a message by its place in the
 * order of the calls, which is that of their ids.
 */
@Timeout(20)
class OneOrderTest {
    private static final Jid PHONE = Jid.ofPhone("34111111111");
    private static final Jid LID = Jid.of("7711111111", Jid.LID_SERVER);
    private static final Party NUMBER = Party.of(PHONE);
    private static final Party HIDDEN = Party.of(LID);
    private static final Party BOB = Party.ofPhone("34222222222");

    private final CompletableFuture<Void> spooled = new CompletableFuture<>();
    private final DeliveryTestBed bed =
            new DeliveryTestBed(DeliverySettings.DEFAULT.withPacing(Pacing.OFF), UnaryOperator.identity(), slowSpool());
    private final ScriptedConnection connection = new ScriptedConnection();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void whatIsCalledForUnderEitherAddressIsWrittenInTheOrderOfTheCalls() {
        learn();
        connection.late(NUMBER);
        bed.engine().online(connection);
        send(NUMBER);
        send(HIDDEN);
        send(NUMBER);
        send(BOB);
        awaitWritten("id-4");

        connection.atLast();

        awaitWritten("id-4", "id-1", "id-2", "id-3");
    }

    @Test
    void whatWasStoredUnderEitherAddressIsWrittenInThatOrderThoughOneOfThemTakesLong() {
        learn();
        send(NUMBER);
        send(HIDDEN);
        send(NUMBER);
        send(BOB);
        awaitStored(4);
        connection.slow(NUMBER);

        bed.engine().online(connection);
        awaitWritten("id-4");
        connection.atLast();

        awaitWritten("id-4", "id-1", "id-2", "id-3");
    }

    @Test
    void whatIsCalledForOnceTheAddressesAreKnownToBeOnePersonsComesBehindWhatWasCalledForUnderOneOfThem() {
        bed.engine().online(connection);
        send(HIDDEN);
        send(NUMBER);
        awaitWritten("id-1", "id-2");
        send(NUMBER, "slow to spool");
        learn();
        send(HIDDEN);
        send(NUMBER);
        passTheStore();
        assertThat(connection.written()).containsExactly("id-1", "id-2");

        spooled.complete(null);
        await().until(() -> connection.brings("slow to spool"));
        connection.brought("slow to spool");

        awaitWritten("id-1", "id-2", "id-3", "id-4", "id-5");
    }

    @Test
    void aChatWhoseKeyEndsWhileItsMediumIsBroughtGoesOnAndNothingIsWrittenTwice() {
        send(NUMBER, "a");
        send(HIDDEN);
        send(NUMBER);
        awaitStored(3);
        bed.engine().online(connection);
        awaitWritten("id-2");

        learn();
        assertThat(conversations()).containsOnly(HIDDEN.conversationKey());
        send(HIDDEN);
        send(NUMBER);
        awaitStored(5);
        connection.brought("a");

        awaitWritten("id-2", "id-1", "id-3", "id-4", "id-5");
        andThenGoesStraight(6);
    }

    @Test
    void aChatThatIsJoinedByAnotherWhileItsMediumIsBroughtGoesOnAndNothingIsWrittenTwice() {
        send(HIDDEN, "a");
        send(NUMBER);
        send(HIDDEN);
        awaitStored(3);
        bed.engine().online(connection);
        awaitWritten("id-2");

        learn();
        send(NUMBER);
        send(HIDDEN);
        awaitStored(5);
        connection.brought("a");

        awaitWritten("id-2", "id-1", "id-3", "id-4", "id-5");
        andThenGoesStraight(6);
    }

    @Test
    void twoMediaThatAreBroughtAtOnceAreBothWrittenBeforeWhatComesBehindEither() {
        send(NUMBER, "a");
        send(HIDDEN, "b");
        send(NUMBER);
        send(HIDDEN);
        awaitStored(4);
        bed.engine().online(connection);
        await().until(() -> connection.brings("a") && connection.brings("b"));

        learn();
        send(NUMBER);
        awaitStored(5);
        connection.brought("b");
        awaitWritten("id-2");
        passTheStore();
        assertThat(connection.written()).containsExactly("id-2");
        connection.brought("a");

        awaitWritten("id-2", "id-1", "id-3", "id-4", "id-5");
        andThenGoesStraight(6);
    }

    @Test
    void aChatThatPausesAfterAFailureGoesOnAsOneWithTheOther() {
        send(NUMBER);
        send(BOB);
        awaitStored(2);
        connection.silent(NUMBER);
        bed.engine().online(connection);
        awaitWritten("id-2");
        send(HIDDEN);
        awaitWritten("id-2", "id-3");

        learn();
        send(HIDDEN);
        send(NUMBER);
        awaitStored(5);
        passTheStore();
        assertThat(connection.written()).containsExactly("id-2", "id-3");
        connection.answering();
        bed.time.advance(Duration.ofSeconds(1));

        awaitWritten("id-2", "id-3", "id-1", "id-4", "id-5");
    }

    @Test
    void twoChatsThatPauseGoOnAsOneAndAtOnceWhenTheyAreHurried() {
        send(HIDDEN);
        send(NUMBER);
        send(BOB);
        awaitStored(3);
        connection.silent(NUMBER);
        connection.silent(HIDDEN);
        bed.engine().online(connection);
        awaitWritten("id-3");

        learn();
        send(NUMBER);
        awaitStored(4);
        connection.answering();
        join(bed.engine().sendNext());

        awaitWritten("id-3", "id-1", "id-2", "id-4");
        bed.time.advance(Duration.ofMinutes(1));
        andThenGoesStraight(5);
    }

    @Test
    void aPageThatIsUnderWayWhenTheChatsBecomeOneIsWrittenOnceAndInItsOrder() {
        send(BOB);
        send(NUMBER);
        send(HIDDEN);
        awaitStored(3);
        connection.late(BOB);
        bed.engine().online(connection);
        await().until(() -> connection.asked() == 3);

        learn();
        send(NUMBER);
        awaitStored(4);
        passTheStore();
        assertThat(connection.written()).isEmpty();
        connection.atLast();

        awaitWritten("id-1", "id-2", "id-3", "id-4");
        andThenGoesStraight(5);
    }

    @Test
    void aLaneThatCarriesWhatAPageHasTooKeepsThePageFromWritingIt() {
        send(BOB);
        send(NUMBER);
        send(HIDDEN, "a");
        awaitStored(3);
        connection.late(BOB);
        bed.engine().online(connection);
        await().until(() -> connection.asked() == 2 && connection.brings("a"));

        learn();
        connection.brought("a");
        awaitWritten("id-3", "id-2");
        connection.atLast();

        awaitWritten("id-3", "id-2", "id-1");
        andThenGoesStraight(4);
    }

    /** The page was read before the addresses were known to be one person's; its message cannot be prepared afterwards. */
    @Test
    void aMessageOfAPageThatHoldsItsChatLaterIsTriedAgainUnderTheKeyThatGoesOn() {
        send(NUMBER);
        send(BOB);
        send(HIDDEN);
        awaitStored(3);
        connection.late(BOB);
        connection.silent(NUMBER);
        bed.engine().online(connection);
        await().until(() -> connection.asked() == 3);

        learn();
        connection.atLast();
        awaitWritten("id-2");
        passTheStore();
        assertThat(connection.written()).containsExactly("id-2");
        connection.answering();
        bed.time.advance(Duration.ofSeconds(1));

        awaitWritten("id-2", "id-1", "id-3");
    }

    @Test
    void aLearningThatIsUndoneStrandsNothing() {
        send(NUMBER, "a");
        send(HIDDEN);
        send(NUMBER);
        awaitStored(3);
        bed.engine().online(connection);
        awaitWritten("id-2");

        assertThatThrownBy(() -> join(bed.store().perform(transaction -> {
                    transaction.addresses().learn(PHONE, LID);
                    throw new IllegalStateException("expected by the test");
                })))
                .hasRootCauseMessage("expected by the test");
        assertThat(conversations()).contains(NUMBER.conversationKey(), HIDDEN.conversationKey());
        send(HIDDEN);
        send(NUMBER);
        awaitStored(5);
        connection.brought("a");
        awaitWritten("id-2", "id-1", "id-3", "id-4", "id-5");

        learn();
        andThenGoesStraight(6);
    }

    @Test
    void whatWasLearnedBeforeARestartHoldsAfterIt() {
        send(NUMBER);
        send(HIDDEN);
        awaitStored(2);
        learn();
        send(NUMBER);
        awaitStored(3);

        bed.restart();
        assertThat(conversations()).containsOnly(HIDDEN.conversationKey());
        connection.slow(NUMBER);
        bed.engine().online(connection);
        passTheStore();
        assertThat(connection.written()).isEmpty();
        connection.atLast();

        awaitWritten("id-1", "id-2", "id-3");
    }

    @Test
    void anAnswerOfARouteIsPartOfTheConversationToo() {
        learn();
        bed.subscribe("route", 1, delivery -> delivery.settle(List.of(new SendMessage(HIDDEN, new Text("answer")))));
        bed.receive(PHONE.user(), "question");
        awaitStored(1);

        assertThat(conversations()).containsExactly(NUMBER.conversationKey());
    }

    /** Nothing holds the chat any more, and nothing of it is written a second time. */
    private void andThenGoesStraight(int place) {
        List<String> before = connection.written();
        send(NUMBER);
        await().until(() -> connection.written().size() == before.size() + 1);
        passTheStore();
        assertThat(connection.written())
                .startsWith(before.toArray(String[]::new))
                .endsWith("id-" + place);
        assertThat(connection.written()).doesNotHaveDuplicates();
    }

    private void learn() {
        join(bed.store().perform(transaction -> transaction.addresses().learn(PHONE, LID)));
    }

    private void send(Party to) {
        send(to, new Text("hello"));
    }

    private void send(Party to, String file) {
        send(to, Image.of(new SpooledMedia(file, false, "image/jpeg", Optional.empty(), 1, new Sha256(new byte[32]))));
    }

    private void send(Party to, Content content) {
        bed.engine().send(new SendMessage(to, content), SendOptions.DEFAULT);
    }

    private void awaitStored(int count) {
        await().until(() -> unfinished().size() == count);
    }

    private void awaitWritten(String... ids) {
        await().untilAsserted(() -> assertThat(connection.written()).containsExactly(ids));
    }

    private List<String> conversations() {
        return unfinished().stream().map(OutboxRow::conversation).toList();
    }

    private List<OutboxRow> unfinished() {
        return join(bed.store().transact(transaction -> transaction.outbox().unacked(0, 100)));
    }

    /** What the store was asked for before, and what follows from that, is done. */
    private void passTheStore() {
        for (int turn = 0; turn < 3; turn++) {
            join(bed.store().perform(transaction -> transaction.credentials().put("turn", new byte[1])));
        }
    }

    private OutgoingMedia slowSpool() {
        return new OutgoingMedia() {
            @Override
            public CompletionStage<QueuedOperation> take(QueuedOperation operation) {
                boolean slow = operation
                        .medium()
                        .filter(medium -> medium.media() instanceof SpooledMedia bytes
                                && bytes.file().equals("slow to spool"))
                        .isPresent();
                return slow ? spooled.thenApply(done -> operation) : CompletableFuture.completedFuture(operation);
            }

            @Override
            public void forget(QueuedOperation operation) {}

            @Override
            public void keepOnly(Set<String> files) {}
        };
    }
}
