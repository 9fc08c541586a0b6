package io.github.camelwhatsapp.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.InboxStore;
import io.github.camelwhatsapp.store.StoreClosedException;
import io.github.camelwhatsapp.store.StoreFencedException;
import io.github.camelwhatsapp.store.StoreOverloadedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How every form of the store runs transactions: in groups, each for itself, in order, and only for the present owner. */
abstract class TransactionContract extends AccountStoreContract {
    @Test
    void commitsOnceForALoneTransaction() {
        int before = recording.commits.get();

        write(tx -> {
            tx.inbox().append(message("one"));
            tx.inbox().append(message("two"));
        });

        assertThat(recording.commits.get() - before).isEqualTo(1);
    }

    @Test
    void commitsOnceForAllThatCameDuringACommit() {
        Gate gate = occupyWriter();
        int before = recording.commits.get();
        List<CompletableFuture<Long>> others =
                IntStream.range(0, 100).mapToObj(i -> append("other")).toList();

        gate.open();
        others.forEach(CompletableFuture::join);

        assertThat(recording.commits.get() - before).isEqualTo(2);
        assertThat(number(tx -> tx.inbox().count())).isEqualTo(101);
    }

    @Test
    void takesNoMoreThanAGroupAtOnce() {
        Gate gate = occupyWriter();
        int before = recording.commits.get();
        List<CompletableFuture<Long>> others = IntStream.range(0, StoreWriter.GROUP + 1)
                .mapToObj(i -> append("other"))
                .toList();

        gate.open();
        others.forEach(CompletableFuture::join);

        assertThat(recording.commits.get() - before).isEqualTo(3);
    }

    @Test
    void commitsNothingForReading() {
        write(tx -> tx.inbox().append(message("one")));
        int before = recording.commits.get();

        read(tx -> tx.inbox().get(1));
        read(tx -> tx.deliveries().settle(99, ROUTE));

        assertThat(recording.commits.get()).isEqualTo(before);
    }

    @Test
    void undoesAFailedBodyAloneInItsGroup() {
        Gate gate = occupyWriter();
        CompletableFuture<Long> before = append("before");
        CompletableFuture<Void> bad = account.perform(tx -> {
            tx.inbox().append(message("never"));
            throw new IllegalStateException("a defect in a mapping");
        });
        CompletableFuture<Long> after = append("after");

        gate.open();

        assertThatThrownBy(bad::join).hasRootCauseMessage("a defect in a mapping");
        assertThat(found(tx -> tx.inbox().get(before.join()))).isPresent();
        assertThat(found(tx -> tx.inbox().get(after.join()))).isPresent();
        assertThat(number(tx -> tx.inbox().count())).isEqualTo(3);
        checkCounters();
    }

    @Test
    void reportsAnErrorAndGoesOn() {
        assertThatThrownBy(() -> write(tx -> {
                    throw new StackOverflowError("deep");
                }))
                .hasCauseInstanceOf(StackOverflowError.class);

        assertThat(done(tx -> tx.dedupe().firstTime("x", now()))).isTrue();
    }

    @Test
    void undoesABodyThatLosesARaceWithAnIdOfItsOwn() {
        assertThatThrownBy(() -> write(tx -> {
                    tx.inbox().append(message("never"));
                    tx.outbox().append(entry("A1"));
                    tx.outbox().append(entry("A1"));
                }))
                .hasCauseInstanceOf(IllegalArgumentException.class);

        assertThat(number(tx -> tx.inbox().count())).isZero();
        assertThat(found(tx -> tx.outbox().find("A1"))).isEmpty();
    }

    @Test
    void letsABodySurviveARefusedRow() {
        write(tx -> {
            tx.outbox().append(entry("A1"));
            assertThatThrownBy(() -> tx.outbox().append(entry("A1"))).isInstanceOf(IllegalArgumentException.class);
            tx.outbox().append(entry("A2"));
        });

        assertThat(found(tx -> tx.outbox().find("A1"))).isPresent();
        assertThat(found(tx -> tx.outbox().find("A2"))).isPresent();
    }

    @Test
    void tellsOutcomesInTheOrderOfCommitsOnOneThreadThatDoesNotWrite() {
        List<String> told = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String name = "t" + i;
            all.add(account.transact(tx -> tx.dedupe().firstTime(name, now()))
                    .thenApply(first ->
                            told.add(name + " on " + Thread.currentThread().getName())));
        }
        all.forEach(CompletableFuture::join);

        // A dependent that is added after the completion runs on the thread that adds it, so only the others are
        // compared.
        List<String> onLane = told.stream()
                .filter(line -> line.endsWith("on whatsapp-store-tests-results"))
                .toList();
        assertThat(onLane)
                .isSubsetOf(IntStream.range(0, 50)
                        .mapToObj(i -> "t" + i + " on whatsapp-store-tests-results")
                        .toList());
        assertThat(onLane).isSortedAccordingTo((a, b) -> Integer.compare(place(a), place(b)));
        assertThat(told).noneMatch(line -> line.endsWith("on whatsapp-store-tests"));
    }

    @Test
    void refusesATransactionThatHasEnded() {
        AtomicReference<InboxStore> kept = new AtomicReference<>();
        write(tx -> kept.set(tx.inbox()));

        assertThatThrownBy(() -> kept.get().count())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has ended");
    }

    @Test
    void refusesToWaitForItselfInATransaction() {
        assertThatThrownBy(() -> write(tx -> stores.open("other"))).hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> write(tx -> account.close())).hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> write(tx -> stores.close())).hasCauseInstanceOf(IllegalStateException.class);

        assertThat(stores.accounts()).containsExactly("support");
    }

    @Test
    void refusesTheHolderThatWasReplaced() {
        AccountStore replaced = account;
        write(tx -> tx.credentials().put("key", bytes("old")));

        reopenAccount();

        assertThatThrownBy(() -> replaced.perform(tx -> tx.credentials().put("key", bytes("stale")))
                        .join())
                .hasCauseInstanceOf(StoreFencedException.class)
                .hasMessageContaining("support");
        assertThatThrownBy(() ->
                        replaced.transact(tx -> tx.credentials().get("key")).join())
                .hasCauseInstanceOf(StoreFencedException.class);
        assertThat(found(tx -> tx.credentials().get("key")).orElseThrow()).isEqualTo(bytes("old"));
    }

    @Test
    void refusesTheReplacedHolderInTheSameGroup() {
        Gate gate = occupyWriter();
        AccountStore replaced = account;
        CompletableFuture<AccountStore> next = CompletableFuture.supplyAsync(() -> stores.open("support"));
        gate.open();
        account = next.join();

        CompletableFuture<Void> stale = replaced.perform(tx -> tx.credentials().put("key", bytes("stale")));
        write(tx -> tx.credentials().put("key", bytes("new")));

        assertThatThrownBy(stale::join).hasCauseInstanceOf(StoreFencedException.class);
    }

    @Test
    void fencesOneAccountOnly() {
        AccountStore other = stores.open("sales");
        stores.open("support");

        assertThatCode(() -> other.perform(tx -> tx.credentials().put("key", bytes("x")))
                        .join())
                .doesNotThrowAnyException();
    }

    @Test
    void takesNothingAfterItWasClosed() {
        account.close();
        account.close();

        assertThatThrownBy(() -> write(tx -> tx.inbox().count())).hasCauseInstanceOf(StoreClosedException.class);
        assertThatThrownBy(() -> account.defer(tx -> {})).isInstanceOf(StoreClosedException.class);
        assertThatCode(() -> stores.open("support")).doesNotThrowAnyException();
        stores.close();
        assertThatThrownBy(() -> stores.open("support")).isInstanceOf(StoreClosedException.class);
        assertThatThrownBy(() -> stores.accounts()).isInstanceOf(StoreClosedException.class);
    }

    @Test
    void finishesWhatWasSubmittedWhenItIsClosed() {
        Gate gate = occupyWriter();
        CompletableFuture<Long> second = append("second");
        CompletableFuture<Void> closing = CompletableFuture.runAsync(stores::close);

        gate.open();
        closing.join();

        assertThat(second).isCompleted();
    }

    @Test
    void canBeClosedByWhatItTells() {
        CompletableFuture<Void> closed = account.transact(tx -> tx.inbox().count())
                .thenAcceptAsync(count -> {})
                .thenRun(() -> {});
        closed.join();
        CompletableFuture<Void> gate = new CompletableFuture<>();
        CompletableFuture<Void> closing = account.transact(tx -> {
                    gate.join();
                    return tx.inbox().append(message("x"));
                })
                .thenAccept(sequence -> stores.close());
        gate.complete(null);

        assertThatCode(closing::join).doesNotThrowAnyException();
    }

    @Test
    void refusesMoreThanTheBound() {
        Gate gate = occupyWriter();
        List<CompletableFuture<Boolean>> waiting = IntStream.range(1, StoreWriter.BOUND)
                .mapToObj(i -> account.transact(tx -> true))
                .toList();

        CompletableFuture<Boolean> surplus = account.transact(tx -> true);

        assertThatThrownBy(surplus::join).hasCauseInstanceOf(StoreOverloadedException.class);
        assertThatThrownBy(() -> account.defer(tx -> {})).isInstanceOf(StoreOverloadedException.class);
        gate.open();
        waiting.forEach(CompletableFuture::join);
        stores.accounts();
        assertThat(done(tx -> true)).isTrue();
    }

    @Test
    void letsDeferredWorkRideAlong() {
        long sequence = arrive(CHAT, ROUTE);
        int before = recording.commits.get();

        account.defer(tx -> tx.deliveries().settle(sequence, ROUTE));
        assertThat(recording.commits.get()).isEqualTo(before);
        write(tx -> tx.dedupe().firstTime("x", now()));

        assertThat(recording.commits.get() - before).isEqualTo(1);
        assertThat(number(tx -> tx.inbox().count())).isZero();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void showsDeferredWorkToWhatIsSubmittedLater() {
        long sequence = arrive(CHAT, ROUTE);

        account.defer(tx -> tx.deliveries().settle(sequence, ROUTE));

        assertThat(found(tx -> tx.inbox().get(sequence))).isEmpty();
    }

    @Test
    void flushesDeferredWorkWhenNobodyComes() {
        int before = recording.commits.get();
        List<String> ran = new CopyOnWriteArrayList<>();

        account.defer(tx -> ran.add("first " + tx.dedupe().firstTime("x", now())));
        account.defer(tx -> ran.add("second " + tx.dedupe().firstTime("y", now())));
        time.advance(StoreWriter.IDLE.minus(Duration.ofMillis(1)));
        assertThat(ran).isEmpty();
        time.advance(Duration.ofMillis(1));
        stores.accounts();

        assertThat(ran).containsExactly("first true", "second true");
        assertThat(recording.commits.get() - before).isEqualTo(1);
    }

    @Test
    void flushesDeferredWorkWhenAGroupIsFull() {
        List<Integer> ran = new CopyOnWriteArrayList<>();
        Gate gate = new Gate();
        recording.fault = gate;
        for (int i = 0; i < StoreWriter.GROUP; i++) {
            int number = i;
            account.defer(tx -> {
                tx.dedupe().firstTime("x" + number, now());
                ran.add(number);
            });
        }

        gate.awaitReached();
        assertThat(ran).hasSize(StoreWriter.GROUP);
        gate.open();
    }

    @Test
    void flushesDeferredWorkOfAnAccountThatIsClosed() {
        long sequence = arrive(CHAT, ROUTE);
        account.defer(tx -> tx.deliveries().settle(sequence, ROUTE));

        account.close();
        reopenAccount();

        assertThat(number(tx -> tx.inbox().count())).isZero();
    }

    @Test
    void undoesAFailedDeferredActionAlone() {
        account.defer(tx -> {
            tx.dedupe().firstTime("x", now());
            throw new IllegalStateException("a defect");
        });

        assertThat(done(tx -> tx.dedupe().firstTime("x", now()))).isTrue();
    }

    @Test
    void refusesAnAccountWithoutAName() {
        assertThatThrownBy(() -> stores.open("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> stores.open("x".repeat(256)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("256");
    }

    private static int place(String line) {
        return Integer.parseInt(line.substring(1, line.indexOf(' ')));
    }
}
