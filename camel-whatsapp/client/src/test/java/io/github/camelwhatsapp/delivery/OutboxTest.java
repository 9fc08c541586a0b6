package io.github.camelwhatsapp.delivery;

import static io.github.camelwhatsapp.delivery.DeliveryTestBed.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.error.RequestTimeoutException;
import io.github.camelwhatsapp.error.SendExpiredException;
import io.github.camelwhatsapp.error.SendPendingException;
import io.github.camelwhatsapp.event.SendFailed;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.MarkRead;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.store.OutboxRow;
import io.github.camelwhatsapp.store.OutboxState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is promised about sending, on an engine whose connection is scripted and whose clock stands still. */
class OutboxTest {
    private static final String ANN = "34111111111";
    private static final SendOptions STORED = SendOptions.DEFAULT.withCompleteOn(SendOptions.CompleteOn.STORED);
    private static final SendOptions ACK = SendOptions.DEFAULT.withTimeout(Duration.ofSeconds(10));

    private DeliveryTestBed bed = new DeliveryTestBed();
    private final AtomicInteger sealings = new AtomicInteger();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void keepsThePlaintextUnsealedWhileOfflineAndSealsItInOrderOnceOnline() {
        for (int i = 0; i < 5; i++) {
            stored(ANN, "m" + i);
        }
        assertThat(rows()).extracting(OutboxRow::state).containsOnly(OutboxState.QUEUED);
        assertThat(sealings).hasValue(0);

        ScriptedLine line = online();
        await().until(() -> line.written().size() == 5);
        assertThat(line.texts()).containsExactly("m0", "m1", "m2", "m3", "m4");
        assertThat(rows()).allMatch(row -> row.sealed().isPresent());
    }

    @Test
    void completesOnAckOnlyWhenTheServerHasIt() {
        ScriptedLine line = online();
        CompletableFuture<SentMessage> sent = send(ANN, "hello", ACK);
        await().until(() -> line.written().size() == 1);
        assertThat(sent).isNotDone();

        bed.engine().acknowledged(line.id(0), bed.time.now());
        assertThat(join(sent).id()).isEqualTo(line.id(0));
    }

    @Test
    void completesOnStoredWithTheCommitThoughNobodyIsConnected() {
        SentMessage sent = join(send(ANN, "hello", STORED));

        assertThat(rows()).extracting(OutboxRow::id).containsExactly(sent.id());
    }

    @Test
    void tellsOfMoreMessagesThanOneReceiptCanNameInSeveral() {
        List<String> ids = IntStream.range(0, 600).mapToObj(i -> "m" + i).toList();
        MarkRead read = new MarkRead(Party.ofPhone(ANN), ids, Optional.empty());

        SentMessage last = join(bed.engine().send(read, STORED.withIdempotencyKey("once")));
        join(bed.engine().send(read, STORED.withIdempotencyKey("once")));

        List<MarkRead> stored = rows().stream()
                .map(row -> (MarkRead) RecordCodec.decodeOperation(row.plain()))
                .toList();
        assertThat(stored).extracting(each -> each.targetMessageId().size()).containsExactly(256, 256, 88);
        assertThat(stored.stream().flatMap(each -> each.targetMessageId().stream()))
                .containsExactlyElementsOf(ids);
        assertThat(last.id()).isEqualTo(MarkRead.idFor(Party.ofPhone(ANN), "m512"));
    }

    @Test
    void withdrawsWhatWasNotWrittenInTimeAndNeverSendsIt() {
        CompletableFuture<SentMessage> sent = send(ANN, "late", ACK);
        awaitStored(1);
        bed.time.advance(Duration.ofSeconds(10));
        assertThat(failure(sent)).isInstanceOf(RequestTimeoutException.class).hasMessageContaining("withdrawn");

        ScriptedLine line = online();
        stored(ANN, "next");
        await().until(() -> line.written().size() == 1);
        assertThat(line.texts()).containsExactly("next");
    }

    @Test
    void saysByItsIdThatAWrittenMessageIsInDoubtAndSendsItAgainUnderTheSameId() {
        ScriptedLine first = online();
        CompletableFuture<SentMessage> sent = send(ANN, "hello", ACK);
        await().until(() -> first.written().size() == 1);
        bed.time.advance(Duration.ofSeconds(10));
        assertThat(failure(sent))
                .isInstanceOfSatisfying(SendPendingException.class, problem -> assertThat(problem.messageId())
                        .isEqualTo(first.id(0)));

        bed.engine().offline();
        ScriptedLine second = online();
        await().until(() -> second.written().size() == 1);
        assertThat(second.written()).isEqualTo(first.written());
    }

    @Test
    void sendsTheSameBytesUnderTheSameIdAfterARestart() {
        ScriptedLine first = online();
        stored(ANN, "hello");
        await().until(() -> first.written().size() == 1);
        bed.restart();

        ScriptedLine second = online();
        await().until(() -> second.written().size() == 1);
        assertThat(second.written()).isEqualTo(first.written());
        assertThat(sealings).hasValue(1);
    }

    /** The ack is there before the second send has looked, and is noted after it has. */
    @Test
    void completesASendOfTheSameAlthoughTheAckComesWhileItIsOnItsWayToTheStore() {
        ScriptedLine line = online();
        SentMessage first = join(send(ANN, "hello", STORED.withIdempotencyKey("once")));
        await().until(() -> line.written().size() == 1);
        bed.restart();
        stored(ANN, "another");
        CountDownLatch full = new CountDownLatch(1);
        bed.store().preferred().perform(transaction -> awaitLatch(full));

        CompletableFuture<SentMessage> second = send(ANN, "hello", ACK.withIdempotencyKey("once"));
        bed.engine().acknowledged(line.id(0), bed.time.now());
        full.countDown();
        join(bed.store().preferred().perform(transaction -> {})); // What was deferred is done by then.

        assertThat(join(second).id()).isEqualTo(first.id());
    }

    @Test
    void sendsNothingAgainThatTheServerHas() {
        ScriptedLine first = online();
        stored(ANN, "hello");
        await().until(() -> first.written().size() == 1);
        bed.engine().acknowledged(first.id(0), bed.time.now());
        bed.engine().offline();

        ScriptedLine second = online();
        stored(ANN, "next");
        await().until(() -> !second.written().isEmpty());
        assertThat(second.texts()).containsExactly("next");
    }

    @Test
    void joinsTheFirstSendOfTheSameKeyWhileItIsOnItsWay() {
        ScriptedLine line = online();
        CompletableFuture<SentMessage> first = send(ANN, "hello", ACK.withIdempotencyKey("order 17"));
        CompletableFuture<SentMessage> second = send(ANN, "hello", ACK.withIdempotencyKey("order 17"));
        await().until(() -> line.written().size() == 1);
        bed.engine().acknowledged(line.id(0), bed.time.now());

        assertThat(join(second)).isEqualTo(join(first));
        assertThat(line.written()).hasSize(1);
    }

    @Test
    void returnsTheFirstSendOfTheSameKeyAcrossARestartForADayAndNoLonger() {
        ScriptedLine first = online();
        CompletableFuture<SentMessage> sent = send(ANN, "hello", ACK.withIdempotencyKey("order 17"));
        await().until(() -> first.written().size() == 1);
        bed.engine().acknowledged(first.id(0), bed.time.now());
        String id = join(sent).id();
        bed.stopAndStart();
        ScriptedLine second = online();

        bed.time.advance(Duration.ofHours(23));
        assertThat(join(send(ANN, "hello", ACK.withIdempotencyKey("order 17"))).id())
                .isEqualTo(id);
        assertThat(second.written()).isEmpty();

        bed.time.advance(Duration.ofHours(2));
        send(ANN, "hello", ACK.withIdempotencyKey("order 17"));
        await().until(() -> second.written().size() == 1);
        assertThat(second.id(0)).isNotEqualTo(id);
    }

    @Test
    void joinsASendOfTheSameKeyThatACrashLeftUnacknowledged() {
        online();
        String id =
                join(send(ANN, "hello", STORED.withIdempotencyKey("order 17"))).id();
        bed.restart();
        CompletableFuture<SentMessage> again = send(ANN, "hello", ACK.withIdempotencyKey("order 17"));
        ScriptedLine line = online();
        await().until(() -> line.written().size() == 1);
        bed.engine().acknowledged(line.id(0), bed.time.now());

        assertThat(join(again).id()).isEqualTo(id).isEqualTo(line.id(0));
        assertThat(rows()).isEmpty();
    }

    @Test
    void sendsAnewWhatWasWithdrawnUnderTheSameKey() {
        CompletableFuture<SentMessage> first = send(ANN, "hello", ACK.withIdempotencyKey("order 17"));
        awaitStored(1);
        bed.time.advance(Duration.ofSeconds(10));
        assertThat(failure(first)).isInstanceOf(RequestTimeoutException.class);

        ScriptedLine line = online();
        send(ANN, "hello", ACK.withIdempotencyKey("order 17"));
        await().until(() -> line.written().size() == 1);
    }

    @Test
    void joinsAnEarlierAttemptOfTheSameMessageId() {
        ScriptedLine line = online();
        send(ANN, "hello", ACK.withMessageId("ABC"));
        await().until(() -> line.written().size() == 1);
        CompletableFuture<SentMessage> again = send(ANN, "hello", ACK.withMessageId("ABC"));
        bed.engine().acknowledged("ABC", bed.time.now());

        assertThat(join(again).id()).isEqualTo("ABC");
        assertThat(line.written()).hasSize(1);
    }

    @Test
    void keepsTheOrderOfEachChatAcrossReconnects() {
        List<ScriptedLine> lines = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            if (i % 20 == 10) {
                lines.add(online());
            }
            send("3411111111" + i % 3, "m" + i, STORED);
            if (i % 20 == 19) {
                ackSome(lines.get(lines.size() - 1));
                bed.engine().offline();
            }
        }
        ScriptedLine last = online();
        lines.add(last);
        await().until(() -> last.texts().contains("m119") && last.texts().contains("m118"));

        for (int chat = 0; chat < 3; chat++) {
            int mine = chat;
            List<Integer> firstTime = lines.stream()
                    .flatMap(line -> line.texts().stream())
                    .map(text -> Integer.valueOf(text.substring(1)))
                    .filter(number -> number % 3 == mine)
                    .distinct()
                    .toList();
            assertThat(firstTime).isSorted().hasSize(40);
            assertThat(lines).allSatisfy(line -> assertThat(line.texts().stream()
                            .map(text -> Integer.valueOf(text.substring(1)))
                            .filter(number -> number % 3 == mine))
                    .isSorted()
                    .doesNotHaveDuplicates());
        }
    }

    @Test
    void keepsWhatWasSentForSevenDaysAndThenPrunesIt() {
        join(bed.engine().begin(Set.of()));
        String id = sentAndAcked("hello");

        bed.time.advance(Duration.ofDays(6));
        assertThat(find(id)).isTrue();
        bed.time.advance(Duration.ofDays(1));
        tidyUntil(() -> !find(id));
    }

    @Test
    void boundsWhatItKeepsInRowsAndBytes() {
        bed.close();
        bed = new DeliveryTestBed(
                DeliverySettings.DEFAULT.withPacing(Pacing.OFF).withSent(Duration.ofDays(7), 3, 1_600));
        join(bed.engine().begin(Set.of()));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(sentAndAcked("m" + i));
        }
        tidyUntil(() -> !find(ids.get(1)));
        assertThat(ids.subList(2, 5)).allMatch(this::find);

        String large = sentAndAcked("x".repeat(1_000));
        String another = sentAndAcked("x".repeat(1_000));
        tidyUntil(() -> !find(large) && ids.stream().noneMatch(this::find));
        assertThat(find(another)).isTrue();
    }

    @Test
    void givesUpWhatIsStillQueuedAfterItsTimeToLiveAndTellsWhoeverWaitsOrListens() {
        List<SendFailed> failed = new CopyOnWriteArrayList<>();
        bed.subscribe(
                new Subscription("route", SendFailed.class::isInstance, 10, RedeliveryPolicy.DEFAULT, delivery -> {
                    failed.add((SendFailed) delivery.event());
                    delivery.settle();
                }));
        join(bed.engine().begin(Set.of()));
        String unheard = stored(ANN, "nobody waits");
        CompletableFuture<SentMessage> waiting = send(ANN, "somebody waits", ACK.withTimeout(Duration.ofDays(2)));
        awaitStored(2);
        bed.time.advance(Duration.ofHours(23));
        assertThat(waiting).isNotDone();

        bed.time.advance(Duration.ofHours(1));
        tidyUntil(waiting::isDone);
        assertThat(failure(waiting)).isInstanceOf(SendExpiredException.class);
        await().until(() -> failed.size() == 1);
        assertThat(failed.get(0).id()).isEqualTo(unheard);
        ScriptedLine line = online();
        stored(ANN, "fresh");
        await().until(() -> !line.written().isEmpty());
        assertThat(line.texts()).containsExactly("fresh");
    }

    @Test
    void neverGivesUpByAgeWhatMayHaveBeenSent() {
        join(bed.engine().begin(Set.of()));
        ScriptedLine first = online();
        stored(ANN, "hello");
        await().until(() -> first.written().size() == 1);
        bed.engine().offline();
        bed.time.advance(Duration.ofHours(30));

        ScriptedLine second = online();
        await().until(() -> second.written().size() == 1);
        assertThat(second.written()).isEqualTo(first.written());
    }

    @Test
    void failsWithWhatTheServerSaysWhenItRefuses() {
        ScriptedLine line = online();
        CompletableFuture<SentMessage> sent = send(ANN, "hello", ACK);
        await().until(() -> line.written().size() == 1);
        bed.engine().refused(line.id(0), new RefusedException("sendMessage", 404, "no such person"));

        assertThat(failure(sent)).isInstanceOfSatisfying(RefusedException.class, problem -> assertThat(problem.code())
                .isEqualTo(404));
        await().until(() -> rows().isEmpty());
    }

    @Test
    void saysHowMuchWaitsAndSinceWhen() {
        stored(ANN, "one");
        bed.time.advance(Duration.ofSeconds(5));
        stored(ANN, "two");

        OutboxFigures figures = join(bed.engine().statistics()).outbox();
        assertThat(figures.waiting()).isEqualTo(2);
        assertThat(figures.paced()).isZero();
        assertThat(figures.oldest()).contains(bed.time.now().minusSeconds(5));
    }

    /** Lets the store be tidied, minute after minute: the next time is set when the one before is over, on another thread. */
    private void tidyUntil(Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(10)).until(() -> {
            bed.time.advance(Duration.ofMinutes(1));
            return condition.call();
        });
    }

    private void ackSome(ScriptedLine line) {
        List<String> written = line.written();
        for (int i = 0; i < written.size() / 2; i++) {
            bed.engine().acknowledged(line.id(i), bed.time.now());
        }
    }

    private String sentAndAcked(String text) {
        ScriptedLine line = online();
        String id = stored(ANN, text);
        await().until(() -> line.written().size() == 1);
        bed.engine().acknowledged(id, bed.time.now());
        bed.engine().offline();
        bed.time.advance(Duration.ofMillis(10));
        await().until(() -> rows().isEmpty());
        return id;
    }

    private ScriptedLine online() {
        ScriptedLine line = new ScriptedLine(sealings);
        bed.engine().online(line);
        return line;
    }

    private String stored(String chat, String text) {
        return join(send(chat, text, STORED)).id();
    }

    private CompletableFuture<SentMessage> send(String chat, String text, SendOptions options) {
        return bed.engine()
                .send(new SendMessage(Party.ofPhone(chat), new Text(text)), options)
                .toCompletableFuture();
    }

    private void awaitStored(int count) {
        await().until(() -> rows().size() == count && bed.time.scheduled() > 0);
    }

    private List<OutboxRow> rows() {
        return join(bed.store().transact(transaction -> transaction.outbox().unacked(0, 1_000)));
    }

    private boolean find(String id) {
        return join(bed.store().transact(transaction -> transaction.outbox().find(id)))
                .isPresent();
    }

    private static Throwable failure(CompletableFuture<?> future) {
        await().until(future::isCompletedExceptionally);
        try {
            future.join();
            throw new AssertionError("it did not fail");
        } catch (CompletionException e) {
            return e.getCause();
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
