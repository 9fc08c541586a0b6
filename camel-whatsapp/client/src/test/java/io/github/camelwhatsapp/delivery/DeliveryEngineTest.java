package io.github.camelwhatsapp.delivery;

import static io.github.camelwhatsapp.delivery.DeliveryTestBed.join;
import static io.github.camelwhatsapp.delivery.DeliveryTestBed.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.delivery.DeliveryTestBed.Hand;
import io.github.camelwhatsapp.event.ChatStateChanged;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.ChatState;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.SendMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryEngineTest {
    private static final String ANN = "34111111111";
    private static final String BOB = "34222222222";

    private DeliveryTestBed bed = new DeliveryTestBed();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void deliversWithTheCountOneAndForgetsWhatIsSettled() {
        Hand hand = new Hand();
        bed.subscribe("route", 10, hand);
        bed.receive(ANN, "hello");
        await().until(() -> hand.size() == 1);

        assertThat(hand.get(0).count()).isEqualTo(1);
        hand.get(0).settle();

        await().until(() -> join(bed.engine().statistics()).inbox() == 0);
    }

    @Test
    void keepsTheOrderWithinAChatAndLetsOtherChatsPass() {
        Hand hand = new Hand();
        bed.subscribe("route", 10, hand);
        bed.receive(ANN, "a1");
        bed.receive(ANN, "a2");
        bed.receive(BOB, "b1");

        await().until(() -> hand.size() == 2);
        assertThat(hand.texts()).containsExactlyInAnyOrder("a1", "b1");

        hand.get(hand.texts().indexOf("a1")).settle();
        await().until(() -> hand.size() == 3);
        assertThat(hand.texts()).last().isEqualTo("a2");
    }

    @Test
    void hasNoMoreInFlightThanAsked() {
        Hand hand = new Hand();
        bed.subscribe("route", 2, hand);
        for (int i = 0; i < 5; i++) {
            bed.receive("3411111111" + i, "m" + i);
        }
        await().until(() -> hand.size() == 2);
        bed.receive("34999999999", "late");

        assertThat(hand.size()).isEqualTo(2);
        hand.get(0).settle();
        await().until(() -> hand.size() == 3);
    }

    @Test
    void deliversFromTheStoreInOrderWhatWaitedWhileItWasSuspended() {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        SubscriptionHandle handle = bed.subscribe("route", 10, delivery -> {
            seen.add(text(delivery.event()));
            delivery.settle();
        });
        handle.suspend();
        for (int i = 0; i < 1_000; i++) {
            bed.engine().accept(DeliveryTestBed.stanza(i % 2 == 0 ? ANN : BOB, "m" + i));
        }
        handle.resume();

        await().atMost(Duration.ofSeconds(20)).until(() -> seen.size() == 1_000);
        for (int remainder = 0; remainder < 2; remainder++) {
            int parity = remainder;
            assertThat(seen.stream().filter(text -> Integer.parseInt(text.substring(1)) % 2 == parity))
                    .containsExactlyElementsOf(IntStream.range(0, 1_000)
                            .filter(i -> i % 2 == parity)
                            .mapToObj(i -> "m" + i)
                            .toList());
        }
    }

    @Test
    void losesAndReordersNothingWhileItOverflowsAndDrainsAtOnce() {
        Map<String, List<Integer>> seen = new HashMap<>();
        AtomicInteger total = new AtomicInteger();
        bed.subscribe("route", 3, delivery -> {
            MessageReceived message = (MessageReceived) delivery.event();
            synchronized (seen) {
                seen.computeIfAbsent(message.conversationKey(), key -> new ArrayList<>())
                        .add(Integer.valueOf(text(message).substring(1)));
            }
            total.incrementAndGet();
            delivery.settle();
        });
        for (int i = 0; i < 5_000; i++) {
            bed.engine().accept(DeliveryTestBed.stanza("3411111111" + i % 5, "m" + i));
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> total.get() == 5_000);
        synchronized (seen) {
            assertThat(seen.values())
                    .allSatisfy(list -> assertThat(list).isSorted().hasSize(1_000));
        }
        await().until(() -> join(bed.engine().statistics()).inbox() == 0);
    }

    @Test
    void offersAFailedDeliveryAgainAfterAPauseAndHoldsOnlyItsChat() {
        Hand hand = new Hand();
        bed.subscribe("route", 10, hand);
        bed.receive(ANN, "a1");
        bed.receive(ANN, "a2");
        await().until(() -> hand.size() == 1);
        hand.get(0).fail(new IllegalStateException("expected"));

        bed.receive(BOB, "b1");
        await().until(() -> hand.size() == 2);
        assertThat(hand.texts()).containsExactly("a1", "b1");

        bed.time.advance(Duration.ofSeconds(1));
        await().until(() -> hand.size() == 3);
        assertThat(text(hand.get(2).event())).isEqualTo("a1");
        assertThat(hand.get(2).count()).isEqualTo(2);
    }

    @Test
    void parksAfterTheLastFailureGoesOnAndReplaysOnDemand() {
        AtomicInteger tries = new AtomicInteger();
        List<String> done = new CopyOnWriteArrayList<>();
        bed.subscribe("route", 10, delivery -> {
            if (text(delivery.event()).equals("bad") && tries.incrementAndGet() <= 5) {
                delivery.fail(new IllegalStateException("expected"));
            } else {
                done.add(text(delivery.event()) + delivery.count());
                delivery.settle();
            }
        });
        bed.receive(ANN, "bad");
        bed.receive(ANN, "good");
        advanceUntil(() -> done.contains("good1"));

        assertThat(bed.parked).containsExactly("route bad");
        assertThat(join(bed.engine().parked(10))).singleElement().satisfies(row -> {
            assertThat(row.routeId()).isEqualTo("route");
            assertThat(row.failures()).isGreaterThanOrEqualTo(4);
            assertThat(row.error()).isEqualTo("java.lang.IllegalStateException");
            assertThat(join(bed.engine().replay(row.sequence(), "route"))).isTrue();
        });

        await().until(() -> done.size() == 2);
        assertThat(done.get(1)).startsWith("bad").isNotEqualTo("bad1");
    }

    @Test
    void dropsAParkedDeliveryOnDemand() {
        bed.subscribe(new Subscription(
                "route",
                event -> true,
                1,
                new RedeliveryPolicy(Duration.ZERO, Duration.ZERO, 1),
                delivery -> delivery.fail(new IllegalStateException("expected"))));
        bed.receive(ANN, "bad");
        await().until(() -> join(bed.engine().statistics()).parked() == 1);
        long sequence = join(bed.engine().parked(1)).get(0).sequence();

        assertThat(join(bed.engine().drop(sequence, "route"))).isTrue();
        assertThat(join(bed.engine().statistics()).inbox()).isZero();
    }

    @Test
    void deliversAgainWithAHigherCountWhatACrashFoundUnsettled() {
        Hand first = new Hand();
        bed.subscribe("route", 1, first);
        bed.receive(ANN, "a1");
        await().until(() -> first.size() == 1);

        bed.restart();
        Hand second = new Hand();
        bed.subscribe("route", 1, second);

        await().until(() -> second.size() == 1);
        assertThat(second.texts()).containsExactly("a1");
        assertThat(second.get(0).count()).isEqualTo(2);
    }

    @Test
    void offersAgainWithAHigherCountWhatWasSettledAfterTheEnd() {
        Hand first = new Hand();
        bed.subscribe("route", 1, first);
        bed.receive(ANN, "slow");
        await().until(() -> first.size() == 1);
        bed.stopAndStart();
        first.get(0).settle();

        Hand second = new Hand();
        bed.subscribe("route", 1, second);
        await().until(() -> second.size() == 1);
        assertThat(second.get(0).count()).isEqualTo(2);
    }

    @Test
    void doesNotCountADeliveryThatNeverBeganAsOneAfterAStopInGoodOrder() {
        Hand first = new Hand();
        bed.subscribe("route", 1, first);
        bed.receive(ANN, "a1");
        bed.receive(ANN, "a2");
        await().until(() -> first.size() == 1);
        first.get(0).settle();
        await().until(() -> first.size() == 2);

        bed.receive(BOB, "b1");
        bed.stopAndStart();
        List<String> seen = new CopyOnWriteArrayList<>();
        bed.subscribe("route", 10, delivery -> {
            seen.add(text(delivery.event()) + delivery.count());
            delivery.settle();
        });

        await().until(() -> seen.size() == 2);
        assertThat(seen).containsExactlyInAnyOrder("a22", "b11");
    }

    @Test
    void takesAStanzaThatComesAgainOnce() {
        Hand hand = new Hand();
        bed.subscribe("route", 10, hand);
        bed.receive(ANN, "same");
        bed.receive(ANN, "same");
        bed.receive(ANN, "next");
        await().until(() -> hand.size() == 1);
        hand.get(0).settle();

        await().until(() -> hand.size() == 2);
        assertThat(hand.texts()).containsExactly("same", "next");
        assertThat(join(bed.engine().statistics()).repeated()).isEqualTo(1);
    }

    @Test
    void failsADeliveryWhoseHandlerThrows() {
        AtomicInteger calls = new AtomicInteger();
        bed.subscribe("route", 1, delivery -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("expected");
            }
            delivery.settle();
        });
        bed.receive(ANN, "a1");
        await().until(() -> calls.get() == 1 && bed.time.scheduled() > 0);
        advanceUntil(() -> calls.get() == 2);

        await().until(() -> join(bed.engine().statistics()).inbox() == 0);
    }

    @Test
    void putsFollowUpsIntoTheOutboxWithTheSettling() {
        Hand hand = new Hand();
        bed.subscribe("route", 1, hand);
        bed.receive(ANN, "question");
        await().until(() -> hand.size() == 1);
        hand.get(0).settle(List.of(new SendMessage(Party.ofPhone(ANN), new Text("answer"))));

        await().until(() ->
                join(bed.store().transact(transaction -> transaction.outbox().unacked(0, 10)))
                                .size()
                        == 1);
        assertThat(join(bed.engine().statistics()).inbox()).isZero();
    }

    @Test
    void keepsOnlyTheLatestOfWhatIsNotDurable() {
        List<ChatState> seen = new CopyOnWriteArrayList<>();
        Hand hand = new Hand();
        bed.subscribe(new Subscription("route", event -> true, 1, RedeliveryPolicy.DEFAULT, delivery -> {
            seen.add(((ChatStateChanged) delivery.event()).state());
            hand.accept(delivery);
        }));
        typing(ChatState.COMPOSING);
        await().until(() -> hand.size() == 1);
        typing(ChatState.COMPOSING);
        typing(ChatState.PAUSED);
        hand.get(0).settle();

        await().until(() -> hand.size() == 2);
        assertThat(seen).containsExactly(ChatState.COMPOSING, ChatState.PAUSED);
    }

    private void typing(ChatState state) {
        Party ann = Party.ofPhone(ANN);
        bed.engine().publish(new ChatStateChanged(ann, ann, state, Optional.empty(), bed.time.now()));
    }

    /** Moves the clock in small steps: the engine schedules its pauses from other threads. */
    private void advanceUntil(Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            bed.time.advance(Duration.ofSeconds(10));
            return condition.call();
        });
    }
}
