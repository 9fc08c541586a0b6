package io.github.camelwhatsapp.delivery;

import static io.github.camelwhatsapp.delivery.DeliveryTestBed.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.delivery.DeliveryTestBed.Hand;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.spi.IncomingStanza.Outcome;
import io.github.camelwhatsapp.store.OutboxRow;
import io.github.camelwhatsapp.store.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All that a stanza causes is kept together, and only once. The entry in the outbox stands for keys and counters. */
class StanzaTransactionTest {
    private static final String ANN = "34111111111";

    private final DeliveryTestBed bed = new DeliveryTestBed();
    private final Hand hand = new Hand();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void keepsNothingOfAStanzaWhoseReadingFailsNotEvenThatItCame() {
        bed.subscribe("route", 10, hand);
        CompletionStage<Void> failed = bed.engine().accept(stanza(transaction -> {
            effect(transaction);
            throw new IllegalStateException("expected");
        }));
        await().until(() -> failed.toCompletableFuture().isCompletedExceptionally());
        assertThat(join(bed.engine().statistics()).inbox()).isZero();
        assertThat(effects()).isZero();

        join(bed.engine().accept(stanza(this::effect)));
        await().until(() -> hand.size() == 1);
        hand.get(0).settle();
        await().until(() -> hand.size() == 2);
        assertThat(hand.texts()).containsExactly("known", "read");
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void remembersThatAMessageCameForThirtyDays() {
        join(bed.engine().begin(Set.of()));
        bed.subscribe("route", 10, delivery -> delivery.settle());
        bed.receive(ANN, "hello");
        bed.time.advance(Duration.ofDays(29));
        bed.receive(ANN, "hello");
        assertThat(join(bed.engine().statistics()).repeated()).isEqualTo(1);

        bed.time.advance(Duration.ofDays(1));
        AtomicInteger offered = new AtomicInteger();
        bed.subscribe("another", 10, delivery -> {
            offered.incrementAndGet();
            delivery.settle();
        });
        await().pollInterval(Duration.ofMillis(10)).until(() -> {
            bed.time.advance(Duration.ofMinutes(1));
            bed.receive(ANN, "hello");
            return offered.get() == 1;
        });
    }

    @Test
    void doesNotRememberThatSomethingCameThatCouldNotBeRead() {
        Optional<String> key = Optional.of("chat sender id");
        bed.subscribe("route", 10, hand);
        join(bed.engine().accept(IncomingStanza.of(key, transaction -> Outcome.unreadable(List.of()))));
        join(bed.engine()
                .accept(IncomingStanza.of(
                        key, transaction -> Outcome.readable(List.of(DeliveryTestBed.message(ANN, "the resend"))))));

        await().until(() -> hand.size() == 1);
        assertThat(hand.texts()).containsExactly("the resend");
    }

    @Test
    void tellsWhatATransactionOfOursHasNoticedOnceAndInItsPlace() {
        bed.subscribe("route", 10, hand);
        bed.receive(ANN, "before");
        await().until(() -> hand.size() == 1);

        join(bed.store().perform(transaction -> {
            bed.engine().tell(transaction, DeliveryTestBed.message(ANN, "noticed"));
            effect(transaction);
        }));
        bed.receive(ANN, "after");
        hand.get(0).settle();
        await().until(() -> hand.size() == 2);
        hand.get(1).settle();
        await().until(() -> hand.size() == 3);
        hand.get(2).settle();

        assertThat(hand.texts()).containsExactly("before", "noticed", "after");
        await().until(() -> join(bed.engine().statistics()).inbox() == 0);
        assertThat(hand.size()).isEqualTo(3);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void tellsNothingOfATransactionThatWasUndone() {
        bed.subscribe("route", 10, hand);
        CompletionStage<?> failed = bed.store().perform(transaction -> {
            bed.engine().tell(transaction, DeliveryTestBed.message(ANN, "noticed"));
            throw new IllegalStateException("expected");
        });
        await().until(() -> failed.toCompletableFuture().isCompletedExceptionally());

        bed.receive(ANN, "after");
        await().until(() -> hand.size() == 1);
        hand.get(0).settle();
        await().until(() -> join(bed.engine().statistics()).inbox() == 0);
        assertThat(hand.texts()).containsExactly("after");
    }

    private static IncomingStanza stanza(IncomingStanza.Reading reading) {
        return new IncomingStanza(
                List.of(DeliveryTestBed.message(ANN, "known")), Optional.of("chat sender id"), reading);
    }

    private Outcome effect(Transaction transaction) {
        transaction
                .outbox()
                .append(OutboxRow.queued(
                        "effect",
                        ANN,
                        new byte[1],
                        Optional.empty(),
                        bed.time.now(),
                        bed.time.now().plusSeconds(60)));
        return Outcome.readable(List.of(DeliveryTestBed.message(ANN, "read")));
    }

    private long effects() {
        return join(bed.store().transact(transaction -> transaction.outbox().unfinished()));
    }
}
