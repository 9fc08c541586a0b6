package io.github.camelwhatsapp.delivery;

import static io.github.camelwhatsapp.delivery.DeliveryTestBed.join;
import static io.github.camelwhatsapp.delivery.DeliveryTestBed.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.delivery.DeliveryTestBed.Hand;
import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.store.ParkedDelivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a delivery that was given up, and of those that change hands. */
class ParkedDeliveryTest {
    private static final String ANN = "34111111111";
    private static final RedeliveryPolicy TWICE = new RedeliveryPolicy(Duration.ZERO, Duration.ZERO, 2);

    private final DeliveryTestBed bed = new DeliveryTestBed();
    private final List<String> offered = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> broken = text -> text.startsWith("bad");

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void countsEachOfferOnFromTheLastWhenItIsReplayed() {
        park("bad");
        assertThat(offered).containsExactly("bad 1", "bad 2");

        assertThat(replayFirst()).isTrue();
        tick(() -> offered.size() == 4);
        awaitParked(1);
        assertThat(offered).containsExactly("bad 1", "bad 2", "bad 3", "bad 4");

        broken = text -> false;
        assertThat(replayFirst()).isTrue();
        await().until(() -> offered.size() == 5);
        assertThat(offered).last().isEqualTo("bad 5");
        awaitEmpty();
    }

    @Test
    void replaysOnceHoweverManyWaitInTheChat() {
        park("bad");
        broken = text -> false;
        SubscriptionHandle handle = restartSuspended();
        for (int i = 0; i < 150; i++) {
            bed.receive(ANN, "m" + i);
        }
        assertThat(replayFirst()).isTrue();
        assertThat(bed.parkedTexts()).isEmpty();
        handle.resume();

        awaitEmpty();
        assertThat(offered).hasSize(153).doesNotHaveDuplicates().contains("bad 3");
    }

    @Test
    void replaysBehindWhatIsAtHandWhileTheChatIsBusy() {
        park("bad");
        Hand hand = new Hand();
        bed.restart();
        subscribe(hand);
        bed.receive(ANN, "first");
        bed.receive(ANN, "second");
        await().until(() -> hand.size() == 1);

        assertThat(replayFirst()).isTrue();
        for (int i = 0; i < 3; i++) {
            int next = i;
            await().until(() -> hand.size() == next + 1);
            hand.get(i).settle();
        }

        assertThat(hand.texts()).containsExactly("first", "second", "bad");
        awaitEmpty();
    }

    @Test
    void replaysToARouteThatIsAwayWhenItComesBack() {
        park("bad");
        bed.stopAndStart();
        assertThat(replayFirst()).isTrue();
        Hand hand = new Hand();
        subscribe(hand);

        await().until(() -> hand.size() == 1);
        assertThat(hand.get(0).count()).isEqualTo(3);
    }

    @Test
    void answersThatThereWasNothingToReplayOrDrop() {
        park("bad");
        long sequence = first().sequence();

        assertThat(join(bed.engine().replay(sequence, "other"))).isFalse();
        assertThat(join(bed.engine().replay(sequence + 1, "route"))).isFalse();
        assertThat(join(bed.engine().drop(sequence, "other"))).isFalse();
        assertThat(join(bed.engine().drop(sequence, "route"))).isTrue();
        assertThat(join(bed.engine().replay(sequence, "route"))).isFalse();
        awaitEmpty();
    }

    /** Its medium cannot be fetched, say; as soon as the account is online the same failure is one. */
    @Test
    void parksNothingThatFailsForWantOfAConnection() {
        MediaException noHost = new MediaException(MediaException.Reason.TRANSFER_FAILED, "expected");
        subscribe(delivery -> {
            offered.add(text(delivery.event()) + " " + delivery.count());
            delivery.fail(new IllegalStateException("a route", new UncheckedIOException(new IOException(noHost))));
        });
        bed.receive(ANN, "picture");
        tick(() -> offered.size() >= 6);
        assertThat(bed.parkedTexts()).isEmpty();
        assertThat(offered).startsWith("picture 1", "picture 2", "picture 3");

        bed.engine().online(new ScriptedConnection());
        tick(() -> join(bed.engine().statistics()).parked() == 1);
    }

    @Test
    void parkedDeliveriesSurviveARestart() {
        park("bad");
        bed.restart();

        assertThat(bed.parkedTexts()).containsExactly("route");
        subscribe(new Hand());
        assertThat(join(bed.engine().statistics()).parked()).isEqualTo(1);
    }

    @Test
    void countsADeliveryThatWasInHandWhenItsSubscriberClosedAsOneForTheNext() {
        Hand before = new Hand();
        SubscriptionHandle handle = subscribe(before);
        bed.receive(ANN, "held");
        bed.receive(ANN, "never begun");
        await().until(() -> before.size() == 1);
        handle.close();
        broken = text -> false;
        subscribe(this::work);

        await().until(() -> offered.size() == 2);
        assertThat(offered).containsExactly("held 2", "never begun 1");
    }

    @Test
    void givesAnOlderEventToARouteThatHasReadBeyondItAlready() {
        bed.subscribe("old", 1, new Hand()).suspend();
        bed.receive(ANN, "of the route that is gone");
        bed.restart();
        Hand hand = new Hand();
        SubscriptionHandle handle = subscribe(hand);
        bed.receive(ANN, "newer");
        await().until(() -> hand.size() == 1);

        join(bed.engine().begin(Set.of()));
        handle.resume();
        hand.get(0).settle();

        await().until(() -> hand.size() == 2);
        assertThat(hand.texts()).containsExactly("newer", "of the route that is gone");
    }

    private void park(String text) {
        subscribe(this::work);
        bed.receive(ANN, text);
        tick(() -> join(bed.engine().statistics()).parked() == 1);
    }

    private void work(Delivery delivery) {
        String text = text(delivery.event());
        offered.add(text + " " + delivery.count());
        if (broken.test(text)) {
            delivery.fail(new IllegalStateException("expected"));
        } else {
            delivery.settle();
        }
    }

    private SubscriptionHandle subscribe(Consumer<Delivery> handler) {
        return bed.subscribe(new Subscription("route", event -> true, 10, TWICE, handler));
    }

    private SubscriptionHandle restartSuspended() {
        bed.stopAndStart();
        return join(bed.engine().subscribe(new Subscription("route", event -> true, 10, TWICE, this::work)));
    }

    private ParkedDelivery first() {
        return join(bed.engine().parked(1)).get(0);
    }

    private boolean replayFirst() {
        ParkedDelivery parked = first();
        return join(bed.engine().replay(parked.sequence(), parked.routeId()));
    }

    private void awaitParked(int count) {
        await().until(() -> join(bed.engine().statistics()).parked() == count);
    }

    private void awaitEmpty() {
        await().until(() -> join(bed.engine().statistics()).inbox() == 0);
    }

    /** Lets pauses of no length end: they are scheduled from other threads. */
    private void tick(Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(10)).until(() -> {
            bed.time.advance(Duration.ofMillis(1));
            return condition.call();
        });
    }
}
