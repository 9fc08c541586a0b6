package io.github.camelwhatsapp.delivery;

import static io.github.camelwhatsapp.delivery.DeliveryTestBed.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.delivery.DeliveryTestBed.Hand;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose an event is: of those who are there, of those who come later or come back, or of nobody. */
class SubscribersTest {
    private static final String ANN = "34111111111";

    private DeliveryTestBed bed = new DeliveryTestBed();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void givesEachSubscriberItsOwnCopy() {
        Hand one = new Hand();
        Hand two = new Hand();
        bed.subscribe("one", 1, one);
        bed.subscribe("two", 1, two);
        bed.receive(ANN, "a1");
        await().until(() -> one.size() == 1 && two.size() == 1);

        one.get(0).settle();
        join(bed.store().transact(transaction -> true));
        assertThat(join(bed.engine().statistics()).inbox()).isEqualTo(1);
        two.get(0).settle();
        await().until(() -> join(bed.engine().statistics()).inbox() == 0);
    }

    @Test
    void keepsWhatNobodyWantsForALaterSubscriber() {
        bed.receive(ANN, "early");
        assertThat(join(bed.engine().statistics()).unconsumed()).isEqualTo(1);

        Hand hand = new Hand();
        bed.subscribe("route", 1, hand);

        await().until(() -> hand.size() == 1);
        assertThat(hand.get(0).count()).isEqualTo(1);
        assertThat(join(bed.engine().statistics()).unconsumed()).isZero();
    }

    @Test
    void dropsAndCountsWhatNobodyWantsWhenToldSo() {
        bed.close();
        bed = new DeliveryTestBed(DeliverySettings.DEFAULT.withUnconsumed(DeliverySettings.Unconsumed.DROP));
        bed.receive(ANN, "early");

        DeliveryStatistics statistics = join(bed.engine().statistics());
        assertThat(statistics.inbox()).isZero();
        assertThat(statistics.dropped()).isEqualTo(1);
    }

    @Test
    void keepsTheRowsOfAStoppedSubscriberAndDropsThoseOfARemovedOne() {
        SubscriptionHandle stopped = bed.subscribe("stopped", 1, new Hand());
        stopped.suspend();
        SubscriptionHandle removed = bed.subscribe("removed", 1, new Hand());
        removed.suspend();
        bed.receive(ANN, "a1");

        join(removed.remove());
        Set<String> routes = join(
                bed.store().transact(transaction -> transaction.deliveries().routes()));
        assertThat(routes).containsExactly("stopped");
    }

    @Test
    void givesTheRowsOfARouteThatIsGoneAfterARestartToWhoeverWantsThem() {
        bed.subscribe("old", 1, new Hand()).suspend();
        bed.receive(ANN, "a1");
        bed.restart();

        Hand hand = new Hand();
        SubscriptionHandle handle = join(
                bed.engine().subscribe(new Subscription("renamed", event -> true, 1, RedeliveryPolicy.DEFAULT, hand)));
        join(bed.engine().begin(Set.of()));
        handle.resume();

        await().until(() -> hand.size() == 1);
        assertThat(hand.texts()).containsExactly("a1");
    }

    @Test
    void keepsTheRowsOfARouteThatIsThereAndStartsLater() {
        bed.subscribe("late", 1, new Hand()).suspend();
        bed.receive(ANN, "a1");
        bed.restart();

        Hand other = new Hand();
        bed.subscribe("other", 1, other);
        join(bed.engine().begin(Set.of("late")));
        Hand late = new Hand();
        bed.subscribe("late", 1, late);

        await().until(() -> late.size() == 1);
        assertThat(other.size()).isZero();
    }

    @Test
    void refusesASecondSubscriberOfTheSameId() {
        bed.subscribe("route", 1, new Hand());

        assertThatThrownBy(() -> bed.subscribe("route", 1, new Hand()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'route'");
    }
}
