package io.github.camelwhatsapp.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.store.OutboxRow;
import io.github.camelwhatsapp.store.OutboxState;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every form of the store does with what is to be sent. */
abstract class OutboxContract extends AccountStoreContract {
    @Test
    void givesBackAnEntryAsItWasQueued() {
        OutboxRow row = entry("A1", Optional.of("order-7"));

        long sequence = read(tx -> tx.outbox().append(row));

        OutboxRow found = find("A1");
        assertThat(found.sequence()).isEqualTo(sequence).isPositive();
        assertThat(found.state()).isEqualTo(OutboxState.QUEUED);
        assertThat(found.plain()).isEqualTo(row.plain());
        assertThat(found.idempotencyKey()).contains("order-7");
        assertThat(found.createdAt()).isEqualTo(row.createdAt());
        assertThat(found.expiresAt()).isEqualTo(row.expiresAt());
        assertThat(found.sealed()).isEmpty();
        assertThat(found.result()).isEmpty();
        assertThat(found.reason()).isEmpty();
    }

    @Test
    void refusesAnIdTwice() {
        queue("A1");

        assertThatThrownBy(() -> queue("A1"))
                .hasCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A1");
    }

    @Test
    void refusesAnEntryThatIsNotNew() {
        long sequence = queue("A1");
        OutboxRow stored = find("A1");

        assertThatThrownBy(() -> read(tx -> tx.outbox().append(stored))).hasMessageContaining(Long.toString(sequence));
    }

    @Test
    void goesThroughItsStatesToTheAck() {
        long sequence = queue("A1");

        assertThat(done(tx -> tx.outbox().written(sequence))).as("not sealed").isFalse();
        assertThat(done(tx -> tx.outbox().seal(sequence, bytes("cipher")))).isTrue();
        assertThat(find("A1").state()).isEqualTo(OutboxState.SEALED);
        assertThat(find("A1").sealed().orElseThrow()).isEqualTo(bytes("cipher"));
        assertThat(done(tx -> tx.outbox().written(sequence))).isTrue();
        assertThat(find("A1").state()).isEqualTo(OutboxState.WRITTEN);
        assertThat(find("A1").sealed().orElseThrow()).isEqualTo(bytes("cipher"));
        assertThat(done(tx -> tx.outbox().acked(sequence, now(), bytes("ok")))).isTrue();
        assertThat(find("A1").state()).isEqualTo(OutboxState.ACKED);
        assertThat(find("A1").sealed()).isEmpty();
        assertThat(find("A1").plain()).isEqualTo(bytes("send A1"));
        assertThat(find("A1").result().orElseThrow()).isEqualTo(bytes("ok"));
    }

    @Test
    void staysAckedWhateverComesLater() {
        long sequence = queue("A1");
        write(tx -> tx.outbox().acked(sequence, now(), bytes("ok")));

        assertThat(done(tx -> tx.outbox().acked(sequence, now(), bytes("again"))))
                .isFalse();
        assertThat(done(tx -> tx.outbox().failed(sequence, now(), "late"))).isFalse();
        assertThat(done(tx -> tx.outbox().seal(sequence, bytes("late")))).isFalse();
        assertThat(done(tx -> tx.outbox().written(sequence))).isFalse();
        assertThat(done(tx -> tx.outbox().withdraw(sequence))).isFalse();
        assertThat(find("A1").result().orElseThrow()).isEqualTo(bytes("ok"));
    }

    @Test
    void takesALateAckOfWhatWasGivenUp() {
        long sequence = queue("A1");
        write(tx -> tx.outbox().failed(sequence, now(), "timed out"));
        assertThat(find("A1").reason()).contains("timed out");

        assertThat(done(tx -> tx.outbox().acked(sequence, now(), bytes("ok")))).isTrue();
        assertThat(find("A1").reason()).isEmpty();
    }

    @Test
    void withdrawsOnlyWhatWasNotWritten() {
        long queued = queue("A1");
        long sealed = queue("A2");
        long written = queue("A3");
        write(tx -> {
            tx.outbox().seal(sealed, bytes("c"));
            tx.outbox().seal(written, bytes("c"));
            tx.outbox().written(written);
        });

        assertThat(done(tx -> tx.outbox().withdraw(queued))).isTrue();
        assertThat(done(tx -> tx.outbox().withdraw(sealed))).isTrue();
        assertThat(done(tx -> tx.outbox().withdraw(written))).isFalse();
        assertThat(found(tx -> tx.outbox().find("A1"))).isEmpty();
        assertThat(list(tx -> tx.outbox().unacked(0, 10)))
                .extracting(OutboxRow::id)
                .containsExactly("A3");
    }

    @Test
    void listsWhatIsNotAckedInOrderOfSending() {
        long first = queue("A1");
        long second = queue("A2");
        long third = queue("A3");
        queue("A4");
        write(tx -> {
            tx.outbox().acked(first, now(), bytes("ok"));
            tx.outbox().seal(third, bytes("c"));
            tx.outbox().written(third);
        });

        assertThat(list(tx -> tx.outbox().unacked(0, 10)))
                .extracting(OutboxRow::id)
                .containsExactly("A2", "A3", "A4");
        assertThat(list(tx -> tx.outbox().unacked(second, 1)))
                .extracting(OutboxRow::id)
                .containsExactly("A3");
    }

    @Test
    void findsTheLatestSendWithAKeyInItsWindow() {
        write(tx -> tx.outbox().append(entry("A1", Optional.of("order-7"))));
        time.advance(Duration.ofHours(25));
        write(tx -> tx.outbox().append(entry("A2", Optional.of("order-8"))));

        assertThat(byKey("order-8")).contains("A2");
        assertThat(byKey("order-7")).isEmpty();
        write(tx -> tx.outbox().append(entry("A3", Optional.of("order-7"))));
        assertThat(byKey("order-7")).contains("A3");
    }

    @Test
    void expiresWhatIsStillQueuedAfterItsTime() {
        long sealed = queue("A1");
        queue("A2");
        write(tx -> tx.outbox().seal(sealed, bytes("c")));
        time.advance(Duration.ofHours(23));
        queue("A3");
        assertThat(list(tx -> tx.outbox().expire(now(), 10))).isEmpty();

        time.advance(Duration.ofHours(1));

        assertThat(list(tx -> tx.outbox().expire(now(), 10))).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo("A2");
            assertThat(row.state()).isEqualTo(OutboxState.FAILED);
            assertThat(row.reason()).contains("expired");
        });
        assertThat(list(tx -> tx.outbox().unacked(0, 10)))
                .extracting(OutboxRow::id)
                .containsExactly("A1", "A3");
    }

    @Test
    void prunesWhatEndedLongAgo() {
        finish("A1");
        time.advance(Duration.ofDays(8));
        finish("A2");
        queue("A3");

        assertThat(number(tx -> tx.outbox().prune(now().minus(Duration.ofDays(7)), 100, 10_000)))
                .isEqualTo(1);
        assertThat(found(tx -> tx.outbox().find("A1"))).isEmpty();
        assertThat(found(tx -> tx.outbox().find("A2"))).isPresent();
        assertThat(found(tx -> tx.outbox().find("A3"))).isPresent();
    }

    @Test
    void prunesTheOldestOfTooMany() {
        IntStream.rangeClosed(1, 5).forEach(i -> finish("A" + i));

        assertThat(number(tx -> tx.outbox().prune(now(), 2, 10_000))).isEqualTo(3);
        assertThat(found(tx -> tx.outbox().find("A3"))).isEmpty();
        assertThat(found(tx -> tx.outbox().find("A4"))).isPresent();
    }

    @Test
    void prunesTheOldestOfTooLarge() {
        IntStream.rangeClosed(1, 5).forEach(i -> finish("A" + i)); // Nine bytes each, result included.

        assertThat(number(tx -> tx.outbox().prune(now(), 100, 20))).isEqualTo(3);
        assertThat(found(tx -> tx.outbox().find("A4"))).isPresent();
    }

    private long queue(String id) {
        return read(tx -> tx.outbox().append(entry(id)));
    }

    private void finish(String id) {
        write(tx -> tx.outbox().acked(tx.outbox().append(entry(id)), now(), bytes("ok")));
    }

    private OutboxRow find(String id) {
        return read(tx -> tx.outbox().find(id)).orElseThrow();
    }

    private Optional<String> byKey(String key) {
        return found(tx -> tx.outbox().findByIdempotencyKey(key, now().minus(Duration.ofHours(24))))
                .map(OutboxRow::id);
    }
}
