package io.github.camelwhatsapp.delivery;

import static io.github.camelwhatsapp.delivery.DeliveryTestBed.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.delivery.DeliveryTestBed.Hand;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InboxMarksTest {
    private final DeliveryTestBed bed = new DeliveryTestBed(DeliverySettings.DEFAULT.withInboxMarks(5, 2));

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void saysWhenTheInboxIsFullAndWhenItIsDrained() {
        Hand hand = new Hand();
        bed.subscribe("route", 10, hand);
        receive(7);
        await().until(() -> bed.marks.contains("full") && hand.size() == 7);
        assertThat(bed.engine().isInboxFull()).isTrue();

        for (int i = 0; i < 7; i++) {
            hand.get(i).settle();
        }
        await().until(() -> {
            bed.time.advance(Duration.ofMillis(100));
            return bed.marks.contains("drained");
        });
        assertThat(bed.engine().isInboxFull()).isFalse();
    }

    @Test
    void isNotFilledByWhatNobodyWants() {
        bed.subscribe(new Subscription("route", event -> false, 1, RedeliveryPolicy.DEFAULT, delivery -> {}));
        receive(20);

        assertThat(join(bed.engine().statistics()).unconsumed()).isEqualTo(20);
        assertThat(bed.engine().isInboxFull()).isFalse();
        assertThat(bed.marks).isEmpty();
    }

    @Test
    void isNotFilledByWhatIsParkedUpToABoundOfItsOwn() {
        try (DeliveryTestBed few = new DeliveryTestBed(
                DeliverySettings.DEFAULT.withInboxMarks(5, 2).withParkedLimit(10))) {
            few.subscribe(new Subscription(
                    "route",
                    event -> true,
                    10,
                    new RedeliveryPolicy(Duration.ZERO, Duration.ZERO, 1),
                    delivery -> delivery.fail(new IllegalStateException("broken"))));
            park(few, 9);
            assertThat(few.engine().isInboxFull()).isFalse();

            park(few, 3);
            await().until(() -> few.engine().isInboxFull());

            join(few.engine().parked(10))
                    .subList(0, 6)
                    .forEach(row -> join(few.engine().drop(row.sequence(), "route")));
            await().until(() -> !few.engine().isInboxFull());
            assertThat(few.marks).containsExactly("full", "drained");
        }
    }

    private static void park(DeliveryTestBed bed, int messages) {
        int before = bed.parked.size();
        for (int i = before; i < before + messages; i++) {
            bed.receive("341111111" + (10 + i), "m" + i);
            int parked = i + 1;
            await().until(() -> bed.parked.size() == parked);
        }
        join(bed.store().perform(transaction -> {})); // The mark that it is parked rides on this commit.
    }

    private void receive(int messages) {
        for (int i = 0; i < messages; i++) {
            bed.receive("341111111" + (10 + i), "m" + i);
        }
    }
}
