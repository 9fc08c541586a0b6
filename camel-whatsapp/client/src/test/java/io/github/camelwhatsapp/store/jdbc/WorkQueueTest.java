package io.github.camelwhatsapp.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.store.StoreClosedException;
import io.github.camelwhatsapp.store.StoreOverloadedException;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the writer takes, when, and in which order. */
@Timeout(10)
final class WorkQueueTest {
    private static final int BOUND = 8;
    private static final int GROUP = 3;
    private static final Duration IDLE = Duration.ofMillis(200);

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final WorkQueue queue = new WorkQueue(BOUND, GROUP, IDLE, time);

    @Test
    void handsOutGroupsInTheOrderOfSubmission() {
        List<Work<?>> all = IntStream.range(0, 4)
                .<Work<?>>mapToObj(i -> add(i == 1 ? Work.Kind.DEFERRED : Work.Kind.TRANSACTION))
                .toList();

        assertThat(queue.take()).isEqualTo(all.subList(0, 3));
        assertThat(queue.take()).isEqualTo(all.subList(3, 4));
    }

    @Test
    void letsDeferredWorkWaitForItsTime() {
        Work<?> deferred = add(Work.Kind.DEFERRED);
        CompletableFuture<List<Work<?>>> taken = CompletableFuture.supplyAsync(queue::take);

        time.advance(IDLE.minus(Duration.ofMillis(1)));
        assertThat(taken).isNotDone();
        time.advance(Duration.ofMillis(1));

        await().until(taken::isDone);
        assertThat(taken.join()).containsExactly(deferred);
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void countsWhatIsUntoldForItsBound() {
        for (int i = 0; i < BOUND; i++) {
            add(Work.Kind.TRANSACTION);
        }
        queue.take();

        assertThat(queue.add(work(Work.Kind.TRANSACTION))).containsInstanceOf(StoreOverloadedException.class);
        assertThat(queue.add(work(Work.Kind.DEFERRED))).containsInstanceOf(StoreOverloadedException.class);
        assertThat(queue.add(work(Work.Kind.INTERNAL))).isEmpty();
        queue.finished(2);
        assertThat(queue.add(work(Work.Kind.TRANSACTION))).isEmpty();
    }

    @Test
    void restsBeforeItOffersAgainWhatWasPutBack() {
        List<Work<?>> deferred = new ArrayList<>();
        for (int i = 0; i < 2 * GROUP; i++) {
            deferred.add(add(Work.Kind.DEFERRED));
        }
        time.advance(IDLE);
        List<Work<?>> failed = queue.take();
        assertThat(queue.putBack(failed)).isTrue();
        CompletableFuture<List<Work<?>>> taken = CompletableFuture.supplyAsync(queue::take);

        time.advance(IDLE.multipliedBy(4));
        assertThat(taken).isNotDone();
        time.advance(IDLE);

        await().until(taken::isDone);
        assertThat(taken.join()).isEqualTo(deferred.subList(0, GROUP));
    }

    @Test
    void keepsWhatWasPutBackBeforeWhatCameLater() {
        Work<?> deferred = add(Work.Kind.DEFERRED);
        time.advance(IDLE);
        queue.putBack(queue.take());
        Work<?> later = add(Work.Kind.TRANSACTION);

        assertThat(queue.take()).containsExactly(deferred, later);
    }

    @Test
    void handsOutTheRestWhenItIsClosed() {
        Work<?> deferred = add(Work.Kind.DEFERRED);

        queue.close();

        assertThat(queue.add(work(Work.Kind.TRANSACTION))).containsInstanceOf(StoreClosedException.class);
        assertThat(queue.take()).containsExactly(deferred);
        assertThat(queue.putBack(List.of(deferred))).isFalse();
        assertThat(queue.take()).isEmpty();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void handsOutWhatIsPreferredFirstAndNoMoreThanItsShareOfEachGroup() {
        Work<?> ordinary = add(Work.Kind.TRANSACTION);
        Work<?> own = add(Work.Kind.INTERNAL);
        Work<?> first = preferred();
        Work<?> second = preferred();

        assertThat(queue.take()).containsExactly(first, ordinary);
        assertThat(queue.take()).as("the store's own comes last").containsExactly(second, own);
    }

    @Test
    void givesWhatWasNotBegunItsPlaceBack() {
        List<Work<?>> all = IntStream.range(0, 4)
                .<Work<?>>mapToObj(i -> add(Work.Kind.TRANSACTION))
                .toList();
        List<Work<?>> group = queue.take();

        queue.leave(group.subList(1, 3));

        assertThat(queue.take()).isEqualTo(all.subList(1, 4));
    }

    private Work<?> preferred() {
        Work<?> work = new Work<>(Work.Kind.TRANSACTION, true, sql -> true, null);
        assertThat(queue.add(work)).isEmpty();
        return work;
    }

    private Work<?> add(Work.Kind kind) {
        Work<?> work = work(kind);
        assertThat(queue.add(work)).isEmpty();
        return work;
    }

    private static Work<?> work(Work.Kind kind) {
        return new Work<>(kind, sql -> true);
    }
}
