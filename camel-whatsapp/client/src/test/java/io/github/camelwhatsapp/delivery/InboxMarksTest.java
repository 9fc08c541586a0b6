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

    private void receive(int messages) {
        for (int i = 0; i < messages; i++) {
            bed.receive("341111111" + (10 + i), "m" + i);
        }
    }
}
