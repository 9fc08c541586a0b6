package io.github.camelwhatsapp.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.store.CommitUnknownException;
import io.github.camelwhatsapp.store.StoreException;
import io.github.camelwhatsapp.store.StoreUnavailableException;
import io.github.camelwhatsapp.store.TransactionSeries;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every form of the store does when its database fails: nothing half-done, and nobody is told what is not so. */
abstract class FaultContract extends AccountStoreContract {
    private static final int IO_ERROR = 10;

    @Test
    void failsALoneTransactionWhoseCommitFailed() {
        recording.fault = new FailingCommits(1, false);

        assertThatThrownBy(() -> write(tx -> tx.inbox().append(message("lost"))))
                .hasCauseInstanceOf(StoreUnavailableException.class);

        assertThat(number(tx -> tx.inbox().count())).isZero();
        write(tx -> tx.inbox().append(message("kept")));
        assertThat(number(tx -> tx.inbox().count())).isEqualTo(1);
        checkCounters();
    }

    @Test
    void triesEachAloneWhenTheCommitOfAGroupFailed() {
        Gate gate = occupyWriter();
        List<CompletableFuture<Long>> group =
                IntStream.range(0, 10).mapToObj(i -> append("m" + i)).toList();
        recording.fault = new FailingCommits(1, false);

        gate.open();

        assertThat(group.stream().map(CompletableFuture::join).toList()).isSorted();
        assertThat(number(tx -> tx.inbox().count())).isEqualTo(11);
        checkCounters();
    }

    @Test
    void doesNotLetOneRowFailItsGroup() {
        Gate gate = occupyWriter();
        CompletableFuture<Long> good = append("good");
        CompletableFuture<Long> bad = append("bad");
        CompletableFuture<Long> alsoGood = append("also good");
        recording.fault = new FailingCommits(1, false, 2); // The group's, and among those alone the second.

        gate.open();

        assertThat(good.join()).isPositive();
        assertThatThrownBy(bad::join).hasCauseInstanceOf(StoreUnavailableException.class);
        assertThat(alsoGood.join()).isPositive();
        assertThat(number(tx -> tx.inbox().count())).isEqualTo(3);
    }

    @Test
    void keepsNothingOfASeriesBehindWhatFailed() {
        TransactionSeries series = account.series();
        Gate gate = occupyWriter();
        CompletableFuture<Long> good = series.transact(tx -> tx.inbox().append(message("good")));
        CompletableFuture<Long> bad = series.transact(tx -> tx.inbox().append(message("bad")));
        CompletableFuture<Long> behind = series.transact(tx -> tx.inbox().append(message("behind")));
        CompletableFuture<Long> other = append("other");
        recording.fault = new FailingCommits(1, false, 2); // The group's, and among those alone the second.

        gate.open();

        assertThat(good.join()).isPositive();
        assertThatThrownBy(bad::join).hasCauseInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(behind::join)
                .hasCauseInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("before it");
        assertThat(other.join()).isPositive();
        assertThatThrownBy(series.transact(tx -> tx.inbox().append(message("later")))::join)
                .hasCauseInstanceOf(StoreUnavailableException.class);
        assertThat(account.series()
                        .transact(tx -> tx.inbox().append(message("anew")))
                        .join())
                .isPositive();
    }

    @Test
    void keepsNothingOfASeriesBehindABodyThatThrew() {
        TransactionSeries series = account.series();
        Gate gate = occupyWriter();
        CompletableFuture<Long> bad = series.transact(tx -> {
            throw new IllegalStateException("a defect");
        });
        CompletableFuture<Long> behind = series.transact(tx -> tx.inbox().append(message("behind")));
        gate.open();

        assertThatThrownBy(bad::join).hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(behind::join).hasCauseInstanceOf(StoreUnavailableException.class);
        assertThat(number(tx -> tx.inbox().count())).isEqualTo(1);
    }

    @Test
    void keepsNothingOfASeriesBehindACommitThatIsUnknown() {
        TransactionSeries series = account.series();
        recording.fault = new FailingCommits(1, true);
        assertThatThrownBy(series.transact(tx -> tx.inbox().append(message("kept")))::join)
                .hasCauseInstanceOf(CommitUnknownException.class);

        assertThatThrownBy(series.transact(tx -> tx.inbox().append(message("behind")))::join)
                .hasCauseInstanceOf(StoreUnavailableException.class);
        assertThat(number(tx -> tx.inbox().count())).isEqualTo(1);
    }

    @Test
    void saysThatACommitIsUnknownWhenItWasKept() {
        recording.fault = new FailingCommits(1, true);

        assertThatThrownBy(() -> write(tx -> tx.inbox().append(message("kept all the same"))))
                .hasCauseInstanceOf(CommitUnknownException.class);

        assertThat(number(tx -> tx.inbox().count())).isEqualTo(1);
        write(tx -> tx.inbox().append(message("next")));
        assertThat(number(tx -> tx.inbox().count())).isEqualTo(2);
    }

    @Test
    void saysThatACommitIsUnknownWhenNobodyCanLook() {
        recording.fault = new RecordingSource.Fault() {
            @Override
            public void before(String method, @Nullable Object argument) throws SQLException {
                if (method.equals("commit") || method.equals("open")) {
                    throw ioError();
                }
            }
        };

        assertThatThrownBy(() -> write(tx -> tx.inbox().append(message("who knows"))))
                .hasCauseInstanceOf(CommitUnknownException.class);
        assertThatThrownBy(() -> read(tx -> tx.inbox().count())).hasCauseInstanceOf(StoreUnavailableException.class);

        recording.fault = new RecordingSource.Fault() {};
        assertThat(number(tx -> tx.inbox().count())).isZero();
    }

    @Test
    void keepsTheFailureOfABodyWhoseGroupIsUnknown() {
        Gate gate = occupyWriter();
        CompletableFuture<Long> kept = append("kept");
        CompletableFuture<Void> bad = account.perform(tx -> {
            throw new IllegalStateException("a defect");
        });
        recording.fault = new FailingCommits(1, true);
        gate.open();

        assertThatThrownBy(kept::join).hasCauseInstanceOf(CommitUnknownException.class);
        assertThatThrownBy(bad::join).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void failsAloneWhatTheDatabaseCannotDo() {
        write(tx -> tx.inbox().append(message("first")));
        breakStatements("INSERT INTO outbox");

        CompletableFuture<Long> bad = account.transact(tx -> {
            tx.inbox().append(message("never"));
            return tx.outbox().append(entry("A1"));
        });

        assertThatThrownBy(bad::join).hasCauseInstanceOf(StoreUnavailableException.class);
        assertThat(number(tx -> tx.inbox().count())).isEqualTo(1);
        checkCounters();
    }

    @Test
    void doesNotKeepABodyThatSwallowsAFailureOfTheDatabase() {
        breakStatements("INSERT INTO outbox");

        CompletableFuture<Long> careless = account.transact(tx -> {
            long sequence = tx.inbox().append(message("never"));
            assertThatThrownBy(() -> tx.outbox().append(entry("A1"))).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> tx.inbox().append(message("nor this"))).isInstanceOf(StoreException.class);
            return sequence;
        });

        assertThatThrownBy(careless::join).hasCauseInstanceOf(StoreUnavailableException.class);
        assertThat(number(tx -> tx.inbox().count())).isZero();
    }

    @Test
    void survivesAFullDatabase() throws SQLException {
        write(tx -> tx.inbox().append(message("before")));
        try (Statement statement = recording.latest().createStatement()) {
            long pages = recording.number("PRAGMA page_count");
            statement.execute("PRAGMA max_page_count = " + (pages + 8));
        }
        recording.latest().rollback();
        Gate gate = occupyWriter();
        recording.fault = new RecordingSource.Fault() {};
        CompletableFuture<Long> small = append("small");
        CompletableFuture<Long> large = append("x".repeat(200_000));
        CompletableFuture<Long> alsoSmall = append("also small");
        gate.open();

        assertThat(small.join()).isPositive();
        assertThatThrownBy(large::join).hasCauseInstanceOf(StoreUnavailableException.class);
        assertThat(alsoSmall.join()).isPositive();
        assertThat(number(tx -> tx.inbox().count())).isEqualTo(4);
        checkCounters();
    }

    @Test
    void opensAnotherConnectionAfterARollbackThatFailed() {
        recording.fault = new RecordingSource.Fault() {
            @Override
            public void before(String method, @Nullable Object argument) throws SQLException {
                if (method.equals("rollback")) {
                    throw ioError();
                }
            }
        };
        assertThat(number(tx -> tx.inbox().count())).as("what was read stands").isZero();
        recording.fault = new RecordingSource.Fault() {};

        write(tx -> tx.inbox().append(message("next")));

        assertThat(number(tx -> tx.inbox().count())).isEqualTo(1);
        assertThat(recording.opened.get()).isEqualTo(2);
    }

    @Test
    void goesOnAfterAnUncheckedFailureOfTheConnection() {
        recording.fault = new RecordingSource.Fault() {
            @Override
            public void before(String method, @Nullable Object argument) {
                if (method.equals("commit")) {
                    throw new IllegalStateException("a defect in the driver");
                }
            }
        };
        assertThatThrownBy(() -> write(tx -> tx.inbox().append(message("lost"))))
                .hasCauseInstanceOf(StoreUnavailableException.class);
        recording.fault = new RecordingSource.Fault() {};

        write(tx -> tx.inbox().append(message("next")));

        assertThat(number(tx -> tx.inbox().count())).isEqualTo(1);
    }

    @Test
    void keepsDeferredWorkUntilTheDatabaseWorksAgain() {
        long sequence = arrive(CHAT, ROUTE);
        recording.fault = new FailingCommits(Integer.MAX_VALUE, false);
        account.defer(tx -> tx.deliveries().settle(sequence, ROUTE));
        time.advance(StoreWriter.IDLE);
        stores.accounts();
        assertThat(recording.number("SELECT count(*) FROM inbox")).isEqualTo(1);
        assertThat(time.scheduled()).isEqualTo(1);

        recording.fault = new RecordingSource.Fault() {};
        time.advance(StoreWriter.IDLE.multipliedBy(5));
        stores.accounts();

        assertThat(recording.number("SELECT count(*) FROM inbox")).isZero();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void doesDeferredWorkOfAnUnknownCommitOnceMore() {
        long sequence = arrive(CHAT, ROUTE);
        AtomicInteger times = new AtomicInteger();
        recording.fault = new FailingCommits(1, true);
        account.defer(tx -> {
            times.incrementAndGet();
            tx.deliveries().settle(sequence, ROUTE);
        });
        CompletableFuture<Long> other = append("other");
        assertThatThrownBy(other::join).hasCauseInstanceOf(CommitUnknownException.class);

        assertThat(found(tx -> tx.inbox().get(sequence))).isEmpty();
        assertThat(times).hasValue(2);
    }

    @Test
    void closesThoughTheDatabaseIsGone() {
        account.defer(tx -> tx.dedupe().firstTime("x", now()));
        recording.fault = new RecordingSource.Fault() {
            @Override
            public void before(String method, @Nullable Object argument) throws SQLException {
                throw ioError();
            }
        };

        stores.close();

        assertThat(time.scheduled()).isZero();
    }

    /** Makes the preparing of statements that begin like this fail, once they are not prepared yet. */
    private void breakStatements(String beginning) {
        recording.fault = new RecordingSource.Fault() {
            @Override
            public void before(String method, @Nullable Object argument) throws SQLException {
                if (argument instanceof String statement && statement.startsWith(beginning)) {
                    throw ioError();
                }
            }
        };
    }

    private static SQLException ioError() {
        return new SQLException("disk I/O error", "", IO_ERROR);
    }

    /** Lets some commits fail, before or after they are done. */
    private static final class FailingCommits implements RecordingSource.Fault {
        private final int failing;
        private final boolean afterwards;
        private final int andAfterThat;
        private int seen;

        FailingCommits(int failing, boolean afterwards) {
            this(failing, afterwards, 0);
        }

        /** @param andAfterThat which of the commits after those fails too, from 1; 0 for none */
        FailingCommits(int failing, boolean afterwards, int andAfterThat) {
            this.failing = failing;
            this.afterwards = afterwards;
            this.andAfterThat = andAfterThat;
        }

        @Override
        public void before(String method, @Nullable Object argument) throws SQLException {
            if (method.equals("commit")) {
                seen++;
                if (!afterwards) {
                    failIfChosen();
                }
            }
        }

        @Override
        public void after(String method) throws SQLException {
            if (method.equals("commit") && afterwards) {
                failIfChosen();
            }
        }

        private void failIfChosen() throws SQLException {
            if (seen <= failing || (andAfterThat > 0 && seen == failing + andAfterThat)) {
                throw ioError();
            }
        }
    }
}
