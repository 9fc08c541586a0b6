package io.github.camelwhatsapp.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.store.ParkedDelivery;
import io.github.camelwhatsapp.store.PendingConversation;
import io.github.camelwhatsapp.store.PendingDelivery;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every form of the store does with deliveries. */
abstract class DeliveryContract extends AccountStoreContract {
    @Test
    void pagesThroughAConversationInOrder() {
        long first = arrive(CHAT, ROUTE);
        arrive("chat-2", ROUTE);
        arrive(CHAT, "route-2");
        long second = arrive(CHAT, ROUTE);
        long third = arrive(CHAT, ROUTE);

        assertThat(page(0)).extracting(PendingDelivery::sequence).containsExactly(first, second, third);
        assertThat(page(first)).extracting(PendingDelivery::sequence).containsExactly(second, third);
        assertThat(list(tx -> tx.deliveries().page(ROUTE, CHAT, 0, 2, false))).hasSize(2);
    }

    @Test
    void handsOverTheEventWithItsDelivery() {
        long sequence = arrive(CHAT, ROUTE);

        PendingDelivery delivery = page(0).get(0);

        assertThat(delivery.message())
                .isEqualTo(read(tx -> tx.inbox().get(sequence)).orElseThrow());
        assertThat(delivery.routeId()).isEqualTo(ROUTE);
        assertThat(delivery.attempt()).isEqualTo(1);
        assertThat(delivery.failures()).isZero();
        assertThat(delivery.nextAttempt()).isEmpty();
        assertThat(delivery.error()).isEmpty();
    }

    @Test
    void ordersConversationsByTheirFirstPendingEvent() {
        long b = arrive("b", ROUTE);
        arrive("b", ROUTE);
        long a = arrive("a", ROUTE);
        long c = arrive("c", ROUTE);
        arrive("d", "route-2");
        write(tx -> tx.deliveries().park(c, ROUTE, "no"));

        assertThat(list(tx -> tx.deliveries().conversations(ROUTE)))
                .containsExactly(new PendingConversation("b", b), new PendingConversation("a", a));
        assertThat(list(tx -> tx.deliveries().conversations("route-3"))).isEmpty();
    }

    @Test
    void removesTheEventWithItsLastDelivery() {
        long sequence = arrive(CHAT, ROUTE, "route-2");

        assertThat(done(tx -> tx.deliveries().settle(sequence, ROUTE))).isTrue();
        assertThat(found(tx -> tx.inbox().get(sequence))).isPresent();
        assertThat(number(tx -> tx.deliveries().unconsumedCount())).isZero();
        assertThat(done(tx -> tx.deliveries().settle(sequence, "route-2"))).isTrue();
        assertThat(found(tx -> tx.inbox().get(sequence))).isEmpty();
        assertThat(done(tx -> tx.deliveries().settle(sequence, ROUTE))).isFalse();
        checkCounters();
    }

    @Test
    void refusesADeliveryOfNoEvent() {
        assertThatThrownBy(() -> write(tx -> tx.deliveries().add(99, ROUTE, CHAT, true)))
                .hasCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("99");
    }

    @Test
    void refusesADeliveryInAnotherConversation() {
        long sequence = arrive(CHAT);

        assertThatThrownBy(() -> write(tx -> tx.deliveries().add(sequence, ROUTE, "chat-2", true)))
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesTheSameDeliveryTwice() {
        long sequence = arrive(CHAT, ROUTE);

        assertThatThrownBy(() -> write(tx -> tx.deliveries().add(sequence, ROUTE, CHAT, true)))
                .hasCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there already");
    }

    @Test
    void raisesTheAttemptOfWhatMayHaveBeenDispatched() {
        write(tx -> {
            tx.deliveries().add(tx.inbox().append(message("may be")), ROUTE, CHAT, true);
            tx.deliveries().add(tx.inbox().append(message("is not")), ROUTE, CHAT, false);
        });

        reopenAccount();
        assertThat(page(0)).extracting(PendingDelivery::attempt).containsExactly(2, 1);
        reopenAccount();
        assertThat(page(0)).extracting(PendingDelivery::attempt).containsExactly(2, 1);
    }

    @Test
    void marksAPageThatMayBeDispatched() {
        arrive(CHAT, ROUTE);
        arrive(CHAT, ROUTE);
        arrive(CHAT, ROUTE);

        read(tx -> tx.deliveries().page(ROUTE, CHAT, 0, 2, true));
        reopenAccount();

        assertThat(page(0)).extracting(PendingDelivery::attempt).containsExactly(2, 2, 1);
    }

    @Test
    void clearsTheMarkOfWhatWasNotDispatched() {
        long first = arrive(CHAT, ROUTE);
        arrive(CHAT, ROUTE);
        read(tx -> tx.deliveries().page(ROUTE, CHAT, 0, 10, true));

        assertThat(number(tx -> tx.deliveries().unwindow(ROUTE, Set.of(first)))).isEqualTo(1);
        assertThat(number(tx -> tx.deliveries().unwindow("route-2"))).isZero();
        reopenAccount();

        assertThat(page(0)).extracting(PendingDelivery::attempt).containsExactly(2, 1);
    }

    @Test
    void notesAFailure() {
        long sequence = arrive(CHAT, ROUTE);

        boolean noted = read(tx -> tx.deliveries().failed(sequence, ROUTE, 3, now().plusSeconds(8), "x".repeat(3000)));

        assertThat(noted).isTrue();
        PendingDelivery delivery = page(0).get(0);
        assertThat(delivery.failures()).isEqualTo(3);
        assertThat(delivery.nextAttempt()).contains(now().plusSeconds(8));
        assertThat(delivery.error().orElseThrow()).hasSize(2000);
        assertThat(delivery.attempt()).isEqualTo(1);
    }

    @Test
    void takesAParkedDeliveryOutOfTheOrder() {
        long first = arrive(CHAT, ROUTE);
        long second = arrive(CHAT, ROUTE);
        write(tx -> tx.deliveries().failed(first, ROUTE, 5, now(), "again"));

        assertThat(done(tx -> tx.deliveries().park(first, ROUTE, "five times"))).isTrue();
        assertThat(done(tx -> tx.deliveries().park(first, ROUTE, "five times"))).isFalse();

        assertThat(page(0)).extracting(PendingDelivery::sequence).containsExactly(second);
        assertThat(number(tx -> tx.deliveries().parkedCount())).isEqualTo(1);
        ParkedDelivery parked = read(tx -> tx.deliveries().parked(10)).get(0);
        assertThat(parked.sequence()).isEqualTo(first);
        assertThat(parked.failures()).isEqualTo(5);
        assertThat(parked.error()).isEqualTo("five times");
        assertThat(list(tx -> tx.deliveries().parked("route-2", 10))).isEmpty();
        assertThat(list(tx -> tx.deliveries().parked(ROUTE, 10))).containsExactly(parked);
    }

    @Test
    void replaysAParkedDeliveryInItsOldPlace() {
        long first = arrive(CHAT, ROUTE);
        long second = arrive(CHAT, ROUTE);
        write(tx -> tx.deliveries().park(first, ROUTE, "five times"));

        assertThat(done(tx -> tx.deliveries().replay(first, ROUTE))).isTrue();
        assertThat(done(tx -> tx.deliveries().replay(second, ROUTE))).isFalse();

        assertThat(page(0)).extracting(PendingDelivery::sequence).containsExactly(first, second);
        assertThat(page(0)).extracting(PendingDelivery::attempt).containsExactly(2, 1);
        assertThat(page(0)).extracting(PendingDelivery::failures).containsOnly(0);
    }

    @Test
    void dropsAParkedDelivery() {
        long sequence = arrive(CHAT, ROUTE);
        write(tx -> tx.deliveries().park(sequence, ROUTE, "five times"));

        assertThat(done(tx -> tx.deliveries().drop(sequence, ROUTE))).isTrue();
        assertThat(number(tx -> tx.inbox().count())).isZero();
        assertThat(done(tx -> tx.deliveries().drop(sequence, ROUTE))).isFalse();
    }

    @Test
    void dropsARemovedRouteAndWhatOnlyItHad() {
        long shared = arrive(CHAT, ROUTE, "route-2");
        long own = arrive(CHAT, ROUTE);
        arrive(CHAT, ROUTE);

        assertThat(number(tx -> tx.deliveries().dropRoute(ROUTE, 2))).isEqualTo(2);
        assertThat(number(tx -> tx.deliveries().dropRoute(ROUTE, 2))).isEqualTo(1);

        assertThat(names(tx -> tx.deliveries().routes())).containsExactly("route-2");
        assertThat(found(tx -> tx.inbox().get(shared))).isPresent();
        assertThat(found(tx -> tx.inbox().get(own))).isEmpty();
        checkCounters();
    }

    @Test
    void releasesAnAbsentRouteWhoseEventsBecomeUnconsumed() {
        arrive(CHAT, ROUTE, "route-2");
        long own = arrive(CHAT, ROUTE);

        assertThat(number(tx -> tx.deliveries().releaseRoute(ROUTE, 10))).isEqualTo(2);

        assertThat(names(tx -> tx.deliveries().routes())).containsExactly("route-2");
        assertThat(list(tx -> tx.deliveries().unconsumed(0, 10)))
                .singleElement()
                .satisfies(row -> assertThat(row.sequence()).isEqualTo(own));
        checkCounters();
    }

    @Test
    void namesTheRoutesThatHaveDeliveriesPendingOrParked() {
        long parked = arrive(CHAT, "c", "a");
        arrive(CHAT, "b");
        write(tx -> tx.deliveries().park(parked, "c", "no"));

        assertThat(names(tx -> tx.deliveries().routes())).containsExactlyInAnyOrder("a", "b", "c");
    }

    private List<PendingDelivery> page(long after) {
        return read(tx -> tx.deliveries().page(ROUTE, CHAT, after, 100, false));
    }
}
