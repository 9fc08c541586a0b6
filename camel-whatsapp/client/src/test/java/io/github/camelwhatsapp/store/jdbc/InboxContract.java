package io.github.camelwhatsapp.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.store.InboxRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every form of the store does with events that came in and that no route has yet. */
abstract class InboxContract extends AccountStoreContract {
    @Test
    void givesBackAnEventAsItCame() {
        InboxRow row = new InboxRow(0, CHAT, "receipt", new byte[] {0, 1, -1}, now());

        long sequence = read(tx -> tx.inbox().append(row));

        assertThat(found(tx -> tx.inbox().get(sequence)))
                .contains(new InboxRow(sequence, CHAT, "receipt", new byte[] {0, 1, -1}, now()));
    }

    @Test
    void keepsAnEmptyPayload() {
        long sequence = read(tx -> tx.inbox().append(message("")));

        assertThat(found(tx -> tx.inbox().get(sequence)).orElseThrow().payload())
                .isEmpty();
    }

    @Test
    void numbersEventsUpwardsAndNeverTwice() {
        long first = read(tx -> tx.inbox().append(message("one")));
        long second = read(tx -> tx.inbox().append(message("two")));
        write(tx -> tx.inbox().delete(second));
        long third = read(tx -> tx.inbox().append(message("three")));

        assertThat(first).isPositive();
        assertThat(List.of(first, second, third)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void refusesAnEventThatHasASequence() {
        InboxRow stored = new InboxRow(7, CHAT, "message", bytes("x"), now());

        assertThatThrownBy(() -> read(tx -> tx.inbox().append(stored)))
                .hasCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7");
    }

    @Test
    void countsEventsAndBytes() {
        write(tx -> {
            tx.inbox().append(message("four"));
            long gone = tx.inbox().append(message("gone"));
            tx.inbox().append(message("seventy"));
            tx.inbox().delete(gone);
        });

        assertThat(number(tx -> tx.inbox().count())).isEqualTo(2);
        assertThat(number(tx -> tx.inbox().bytes())).isEqualTo(11);
        checkCounters();
    }

    @Test
    void tellsWhenTheFirstEventCame() {
        assertThat(found(tx -> tx.inbox().oldest())).isEmpty();
        arrive(CHAT);
        Instant first = now();
        time.advance(Duration.ofMinutes(1));
        arrive(CHAT);

        assertThat(found(tx -> tx.inbox().oldest())).contains(first);
    }

    @Test
    void deletesWhatIsThereOnly() {
        long sequence = arrive(CHAT, ROUTE);

        assertThat(done(tx -> tx.inbox().delete(sequence))).isTrue();
        assertThat(done(tx -> tx.inbox().delete(sequence))).isFalse();
        assertThat(done(tx -> tx.deliveries().settle(sequence, ROUTE))).isFalse();
        checkCounters();
    }

    @Test
    void listsUnconsumedEventsInOrder() {
        arrive(CHAT, ROUTE);
        List<Long> unconsumed =
                IntStream.range(0, 5).mapToObj(i -> arrive(CHAT)).toList();

        assertThat(list(tx -> tx.deliveries().unconsumed(unconsumed.get(0), 3)))
                .extracting(InboxRow::sequence)
                .isEqualTo(unconsumed.subList(1, 4));
        assertThat(number(tx -> tx.deliveries().unconsumedCount())).isEqualTo(5);
    }

    @Test
    void adoptsAnUnconsumedEventOnce() {
        long sequence = arrive(CHAT);

        assertThat(done(tx -> tx.deliveries().adopt(ROUTE, sequence))).isTrue();
        assertThat(done(tx -> tx.deliveries().adopt("route-2", sequence))).isFalse();
        assertThat(done(tx -> tx.deliveries().adopt(ROUTE, sequence + 1))).isFalse();
        assertThat(number(tx -> tx.deliveries().unconsumedCount())).isZero();
        assertThat(list(tx -> tx.deliveries().page(ROUTE, CHAT, 0, 10, false))).hasSize(1);
    }

    @Test
    void prunesUnconsumedEventsByAgeAndNumber() {
        arrive(CHAT);
        long consumed = arrive(CHAT, ROUTE);
        time.advance(Duration.ofDays(8));
        List<Long> recent = IntStream.range(0, 4).mapToObj(i -> arrive(CHAT)).toList();

        int gone = read(tx -> tx.deliveries().pruneUnconsumed(now().minus(Duration.ofDays(7)), 3));

        assertThat(gone).isEqualTo(2);
        assertThat(list(tx -> tx.deliveries().unconsumed(0, 10)))
                .extracting(InboxRow::sequence)
                .isEqualTo(recent.subList(1, 4));
        assertThat(found(tx -> tx.inbox().get(consumed))).isPresent();
        checkCounters();
    }

    @Test
    void doesNotPruneWhatIsYoungAndWithinTheBound() {
        arrive(CHAT);

        assertThat(number(tx -> tx.deliveries().pruneUnconsumed(now(), 1))).isZero();
    }

    @Test
    void keepsAccountsApart() {
        long sequence = arrive(CHAT, ROUTE);
        var other = stores.open("sales");

        var seen = other.transact(tx -> List.of(
                        tx.inbox().get(sequence).isPresent(),
                        tx.inbox().delete(sequence),
                        tx.deliveries().settle(sequence, ROUTE),
                        tx.deliveries().routes().contains(ROUTE),
                        tx.inbox().count() > 0))
                .join();

        assertThat(seen).containsOnly(false);
        assertThat(found(tx -> tx.inbox().get(sequence))).isPresent();
        assertThat(stores.accounts()).containsExactly("support", "sales");
    }
}
