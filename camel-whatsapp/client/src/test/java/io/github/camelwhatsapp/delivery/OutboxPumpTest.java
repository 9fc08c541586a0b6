package io.github.camelwhatsapp.delivery;

import static io.github.camelwhatsapp.delivery.DeliveryTestBed.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.delivery.DeliveryTestBed.Hand;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.SendMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class OutboxPumpTest {
    private static final String ANN = "34111111111";
    private static final String BOB = "34222222222";

    private final DeliveryTestBed bed = new DeliveryTestBed();
    private final ScriptedConnection connection = new ScriptedConnection();
    private final CountDownLatch told = new CountDownLatch(1);

    @AfterEach
    void close() {
        told.countDown();
        bed.close();
    }

    /** The page of an answer is read when the message before it is stored, but its sender has not been told of that yet. */
    @Test
    void writesAMessageOnceThatGoesStraightWhileAPageIsRead() throws InterruptedException {
        Hand hand = new Hand();
        bed.subscribe("route", 1, hand);
        bed.receive(ANN, "question");
        await().until(() -> hand.size() == 1);
        bed.engine().online(connection);
        send("before");
        await().until(() -> connection.written().size() == 1);

        bed.store().perform(transaction -> {}).thenRun(() -> awaitLatch(told));
        send("straight");
        hand.get(0).settle(List.of(message("answer")));
        passTheWriter();
        passTheWriter();
        told.countDown();

        await().until(() -> connection.written().size() >= 3);
        join(bed.store().perform(transaction -> {}));
        assertThat(connection.written()).containsExactly("id-1", "id-2", "id-3");
    }

    @Test
    void aMessageThatCannotBePreparedHoldsItsChatOnlyAndIsTriedAgainEverMoreRarely() {
        send(ANN, "id-1");
        send(BOB, "id-2");
        send(ANN, "id-3");
        awaitStored(3);
        connection.silent(Party.ofPhone(ANN));
        bed.engine().online(connection);

        await().until(() -> connection.written().equals(List.of("id-2")));
        int tries = connection.tries();
        bed.time.advance(Duration.ofSeconds(1));
        await().until(() -> connection.tries() == tries + 1);
        send(BOB, "id-4");
        send(ANN, "id-5");
        await().until(() -> connection.written().equals(List.of("id-2", "id-4")));
        connection.answering();
        bed.time.advance(Duration.ofSeconds(1));
        passTheWriter();
        assertThat(connection.written()).as("the second pause is longer").doesNotContain("id-1");
        bed.time.advance(Duration.ofSeconds(1));

        await().until(() -> connection.written().equals(List.of("id-2", "id-4", "id-1", "id-3", "id-5")));
        passTheWriter();
        send(ANN, "id-6");
        await().until(() -> connection.written().size() == 6);
    }

    /** A group of a thousand people, say, whose devices and keys are asked for. */
    @Test
    void aMessageThatTakesLongToPrepareHoldsItsChatOnly() {
        send(ANN, "id-1");
        send(BOB, "id-2");
        send(ANN, "id-3");
        send(BOB, "id-4");
        awaitStored(4);
        connection.slow(Party.ofPhone(ANN));
        bed.engine().online(connection);

        await().until(() -> connection.written().equals(List.of("id-2", "id-4")));
        send(BOB, "id-5");
        await().until(() -> connection.written().equals(List.of("id-2", "id-4", "id-5")));
        connection.atLast();
        await().until(() -> connection.written().equals(List.of("id-2", "id-4", "id-5", "id-1", "id-3")));
    }

    @Test
    void whatWasSealedBeforeStaysInFrontOfWhatTakesLong() {
        connection.slow(Party.ofPhone(ANN));
        connection.atLast();
        bed.engine().online(connection);
        send(ANN, "id-1");
        await().until(() -> connection.written().equals(List.of("id-1")));
        bed.engine().offline();
        send(ANN, "id-2");
        send(BOB, "id-3");
        awaitStored(3);

        bed.engine().online(connection);

        await().until(() -> connection.written().size() == 4);
        assertThat(connection.written()).containsSubsequence("id-1", "id-1", "id-2");
    }

    @Test
    void aMessageThatWasToGoStraightAndIsStaleIsWrittenOnceAndInItsPlace() {
        bed.engine().online(connection);
        send(BOB, "id-1");
        await().until(() -> connection.written().size() == 1);
        connection.stale(1);
        send(ANN, "id-2");
        send(ANN, "id-3");
        send(BOB, "id-4");
        awaitWritten(4);
        bed.subscribe("route", 1, delivery -> delivery.settle(List.of(message("answer"))));
        bed.receive(ANN, "question");
        awaitWritten(5);
        passTheWriter();

        assertThat(connection.written()).doesNotHaveDuplicates().hasSize(5);
        assertThat(connection.written().indexOf("id-2"))
                .isLessThan(connection.written().indexOf("id-3"));
    }

    @Test
    void aMessageWhosePreparationIsStaleIsPreparedAgainWhileOthersGo() {
        send(ANN, "id-1");
        send(BOB, "id-2");
        send(ANN, "id-3");
        awaitStored(3);
        connection.stale(1);
        bed.engine().online(connection);

        await().until(() -> connection.written().equals(List.of("id-2")));
        bed.time.advance(Duration.ofSeconds(1));
        await().until(() -> connection.written().equals(List.of("id-2", "id-1", "id-3")));
    }

    /** What it wrote may be with the server, so the same bytes must go out whenever it is written again. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatAnEarlierConnectionPreparesTooLateDoesNotReplaceWhatTheLatestHasWritten(boolean inALane) {
        ScriptedConnection earlier = new ScriptedConnection("earlier ");
        ScriptedConnection latest = new ScriptedConnection("latest ");
        ScriptedConnection next = new ScriptedConnection("next ");
        send(ANN, "id-1");
        awaitStored(1);
        if (inALane) {
            earlier.slow(Party.ofPhone(ANN));
        } else {
            earlier.late(Party.ofPhone(ANN));
        }
        bed.engine().online(earlier);
        await().until(() -> earlier.asked() == 1);
        bed.engine().online(latest);
        await().until(() -> latest.written().equals(List.of("latest id-1")));

        earlier.atLast();
        passTheWriter();
        passTheWriter();
        bed.engine().online(next);

        await().until(() -> !next.written().isEmpty());
        assertThat(next.written()).containsExactly("latest id-1");
        assertThat(earlier.written()).isEmpty();
    }

    /** Waits until the writer has done all that was submitted before; nobody is told of it. */
    private void passTheWriter() {
        CountDownLatch passed = new CountDownLatch(1);
        bed.store().perform(transaction -> passed.countDown());
        awaitLatch(passed);
    }

    /** So many messages are on their way to the server. */
    private void awaitStored(int count) {
        await().until(() ->
                join(bed.store().transact(transaction -> transaction.outbox().unfinished())) == count);
    }

    /** Lets time pass, for the pace of sending too. */
    private void awaitWritten(int count) {
        await().until(() -> {
            bed.time.advance(Duration.ofMillis(100));
            return connection.written().size() >= count;
        });
    }

    private void send(String to, String id) {
        bed.engine().send(new SendMessage(Party.ofPhone(to), new Text(id)), SendOptions.DEFAULT);
    }

    private void send(String text) {
        bed.engine().send(message(text), SendOptions.DEFAULT);
    }

    private static SendMessage message(String text) {
        return new SendMessage(Party.ofPhone(ANN), new Text(text));
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
