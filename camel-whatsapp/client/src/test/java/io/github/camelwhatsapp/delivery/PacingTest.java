package io.github.camelwhatsapp.delivery;

import static io.github.camelwhatsapp.delivery.DeliveryTestBed.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.error.RequestTimeoutException;
import io.github.camelwhatsapp.error.SendExpiredException;
import io.github.camelwhatsapp.error.SendPendingException;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.MarkRead;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How fast an account sends, on a clock that stands still. */
class PacingTest {
    private static final Party ANN = Party.ofPhone("34111111111");
    private static final Duration LONGEST = Duration.ofMillis(4_500);
    private static final SendOptions STORED = SendOptions.DEFAULT.withCompleteOn(SendOptions.CompleteOn.STORED);
    private static final SendOptions TEN_SECONDS = SendOptions.DEFAULT.withTimeout(Duration.ofSeconds(10));

    private DeliveryTestBed bed = new DeliveryTestBed(DeliverySettings.DEFAULT);
    private ScriptedLine line = new ScriptedLine();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void letsTwentyGoAtOnceAndTwentyAMinuteAfterThat() {
        bed.engine().online(line);
        store(45);
        awaitWritten(20);
        awaitHolding();

        bed.time.advance(Duration.ofMillis(1_499));
        assertThat(line.written()).hasSize(20);
        Instant before = bed.time.now();
        advanceUntilWritten(45);
        assertThat(Duration.between(before, bed.time.now()))
                .isBetween(Duration.ofSeconds(25 * 3 / 2), Duration.ofSeconds(25 * 9 / 2 + 25));
        assertThat(line.texts()).containsExactlyElementsOf(names(45));
    }

    @Test
    void showsInTheStatisticsWhatWaitsForItsTurn() {
        bed.engine().online(line);
        store(25);
        awaitWritten(20);
        awaitHolding();

        OutboxFigures figures = join(bed.engine().statistics()).outbox();
        assertThat(figures.paced()).isEqualTo(5);
        assertThat(figures.waiting()).isEqualTo(25);
    }

    @Test
    void doesNotCountTheWaitForTheTurnAgainstTheTimeout() {
        bed.engine().online(line);
        store(30);
        awaitWritten(20);
        CompletableFuture<SentMessage> sent = send(message("waits"), TEN_SECONDS);
        awaitHolding();
        advanceUntilWritten(30);
        assertThat(sent).isNotDone();
        advanceUntilWritten(31);

        bed.time.advance(Duration.ofMillis(5_400));
        assertThat(sent).isNotDone();
        bed.time.advance(Duration.ofMillis(4_600));
        assertThat(failure(sent)).isInstanceOf(SendPendingException.class);
    }

    @Test
    void countsTheTimeFromWhenTheAccountWentOfflineForOneWhoseTurnHadNotCome() {
        bed.engine().online(line);
        store(21);
        awaitWritten(20);
        CompletableFuture<SentMessage> sent = send(message("waits"), TEN_SECONDS);
        awaitHolding();
        bed.time.advance(Duration.ofSeconds(1));
        bed.engine().offline();

        bed.time.advance(Duration.ofMillis(9_900));
        assertThat(sent).isNotDone();
        bed.time.advance(Duration.ofMillis(200));
        assertThat(failure(sent)).isInstanceOf(RequestTimeoutException.class);
    }

    @Test
    void countsTheWaitForTheTurnAgainstTheTimeToLive() {
        bed.close();
        bed = new DeliveryTestBed(DeliverySettings.DEFAULT.withTimeToLive(Duration.ofSeconds(20)));
        bed.engine().online(line);
        store(40);
        CompletableFuture<SentMessage> sent = send(message("too late"), TEN_SECONDS);
        awaitWritten(20);
        awaitHolding();
        tick(() -> sent.isDone());

        assertThat(failure(sent)).isInstanceOf(SendExpiredException.class);
        assertThat(line.texts()).doesNotContain("too late");
    }

    @Test
    void countsNoReceiptsAndHoldsNoneUpThatNobodyIsBefore() {
        bed.engine().online(line);
        for (int i = 0; i < 30; i++) {
            join(send(new MarkRead(ANN, List.of("in-" + i), Optional.empty()), STORED));
        }
        awaitWritten(30);
        store(20);
        awaitWritten(50);
    }

    @Test
    void sendsAgainAtOnceWhatWasSentBeforeTheConnectionWent() {
        bed.engine().online(line);
        store(20);
        awaitWritten(20);
        bed.engine().offline();

        line = new ScriptedLine();
        bed.engine().online(line);
        awaitWritten(20);
    }

    @Test
    void holdsNothingUpWhenItIsOff() {
        bed.close();
        bed = new DeliveryTestBed(DeliverySettings.DEFAULT.withPacing(Pacing.OFF));
        bed.engine().online(line);
        store(300);

        awaitWritten(300);
        assertThat(join(bed.engine().statistics()).outbox().paced()).isZero();
    }

    @Test
    void fillsUpAgainWhileNothingIsSent() {
        bed.engine().online(line);
        store(20);
        awaitWritten(20);
        bed.time.advance(LONGEST.multipliedBy(20));
        line = new ScriptedLine();
        bed.engine().offline();
        bed.engine().online(line);
        line = replaceAndAckAll();
        store(20);
        awaitWritten(20);
    }

    @Test
    void drawsEachIntervalAnewBetweenHalfAndOneAndAHalf() {
        VirtualTimeSource time = new VirtualTimeSource();
        Pacer pacer = new Pacer(Pacing.GENTLE.withBurst(1), time, new Random(1));
        assertThat(pacer.mayGo(1)).isTrue();
        List<Duration> intervals = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            assertThat(pacer.mayGo(1)).isFalse();
            Duration pause = pacer.pause();
            intervals.add(pause);
            time.advance(pause);
            assertThat(pacer.mayGo(1)).isTrue();
        }
        Set<Duration> different = new HashSet<>(intervals);
        assertThat(different).hasSizeGreaterThan(490);
        assertThat(intervals).allMatch(each -> each.toMillis() >= 1_499 && each.toMillis() <= 4_500);
        assertThat(intervals.stream().mapToLong(Duration::toMillis).average().orElseThrow())
                .isBetween(2_850.0, 3_150.0);
    }

    @Test
    void letsWhatCountsForManyGoAndTheNextPayForIt() {
        VirtualTimeSource time = new VirtualTimeSource();
        Pacer pacer = new Pacer(Pacing.GENTLE.withBurst(5), time, new Random(1));
        assertThat(pacer.mayGo(10)).isTrue();
        assertThat(pacer.mayGo(1)).isFalse();
        assertThat(pacer.pause()).isGreaterThan(Duration.ofSeconds(15));
        time.advance(Duration.ofSeconds(8));
        assertThat(pacer.mayGo(1)).isFalse();
        time.advance(Duration.ofSeconds(27));
        assertThat(pacer.mayGo(1)).isTrue();
    }

    @Test
    void refusesAPaceThatIsNone() {
        assertThatThrownBy(() -> Pacing.GENTLE.withRate(0)).hasMessageContaining("given were 0 messages per minute");
        assertThatThrownBy(() -> Pacing.GENTLE.withBurst(0)).hasMessageContaining("given was a burst of 0");
    }

    private ScriptedLine replaceAndAckAll() {
        awaitWritten(20);
        for (int i = 0; i < 20; i++) {
            bed.engine().acknowledged(line.id(i), bed.time.now());
        }
        ScriptedLine fresh = new ScriptedLine();
        bed.engine().offline();
        bed.engine().online(fresh);
        return fresh;
    }

    private void store(int count) {
        names(count).forEach(name -> join(send(message(name), STORED)));
    }

    private static List<String> names(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add("m" + i);
        }
        return names;
    }

    private static SendMessage message(String text) {
        return new SendMessage(ANN, new Text(text));
    }

    private CompletableFuture<SentMessage> send(QueuedOperation operation, SendOptions options) {
        return bed.engine().send(operation, options).toCompletableFuture();
    }

    private void awaitWritten(int count) {
        await().pollInterval(Duration.ofMillis(5)).until(() -> line.written().size() == count);
    }

    private void awaitHolding() {
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> join(bed.engine().statistics()).outbox().paced() > 0);
    }

    private void advanceUntilWritten(int count) {
        tick(() -> line.written().size() >= count);
    }

    /** Moves the clock in small steps: the pump schedules its pauses from other threads. */
    private void tick(Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    if (condition.call()) {
                        return true;
                    }
                    bed.time.advance(Duration.ofMillis(100));
                    join(bed.store().transact(transaction -> true));
                    return condition.call();
                });
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
}
