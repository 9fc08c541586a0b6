package io.github.camelwhatsapp.delivery;

import static io.github.camelwhatsapp.delivery.DeliveryTestBed.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.delivery.DeliveryTestBed.Hand;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AddressListener;
import io.github.camelwhatsapp.store.CommitUnknownException;
import io.github.camelwhatsapp.store.TransactionAction;
import io.github.camelwhatsapp.store.TransactionBody;
import io.github.camelwhatsapp.store.TransactionSeries;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A commit that was kept, and of which nobody heard so: the store is asked what is true. */
class DoubtfulCommitTest {
    private static final String ANN = "34111111111";

    private final AtomicBoolean doubt = new AtomicBoolean();
    private final DeliveryTestBed bed =
            new DeliveryTestBed(DeliverySettings.DEFAULT, store -> new Doubtful(store, doubt));

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void answersOnceWhenNobodyKnowsWhetherTheSettlingWasKept() {
        Hand hand = new Hand();
        bed.subscribe("route", 1, hand);
        bed.receive(ANN, "question");
        await().until(() -> hand.size() == 1);

        doubt.set(true);
        hand.get(0).settle(List.of(new SendMessage(Party.ofPhone(ANN), new Text("answer"))));
        bed.receive(ANN, "next");

        await().until(() -> hand.size() == 2);
        assertThat(hand.texts()).containsExactly("question", "next");
        int queued = join(bed.store().transact(tx -> tx.outbox().unacked(0, 10).size()));
        assertThat(queued).isEqualTo(1);
    }

    @Test
    void deliversAnEventWhenNobodyKnowsWhetherItWasStored() {
        Hand hand = new Hand();
        bed.subscribe("route", 10, hand);
        doubt.set(true);

        CompletableFuture<Void> stored =
                bed.engine().accept(DeliveryTestBed.stanza(ANN, "first")).toCompletableFuture();
        await().until(stored::isCompletedExceptionally);

        await().until(() -> hand.size() == 1);
        bed.receive(ANN, "first");
        assertThat(join(bed.engine().statistics()).repeated()).isEqualTo(1);
        assertThat(hand.texts()).containsExactly("first");
    }

    /** A store that does what it is asked, and once does not know that it did. */
    private record Doubtful(AccountStore store, AtomicBoolean doubt) implements AccountStore {
        @Override
        public String account() {
            return store.account();
        }

        @Override
        public <T extends @Nullable Object> CompletableFuture<T> transact(TransactionBody<T> body) {
            if (!doubt.getAndSet(false)) {
                return store.transact(body);
            }
            CompletableFuture<T> unknown = new CompletableFuture<>();
            store.transact(body)
                    .whenComplete((value, problem) -> unknown.completeExceptionally(
                            new CommitUnknownException("expected by the test", new IllegalStateException())));
            return unknown;
        }

        @Override
        public void onLearned(AddressListener listener) {
            store.onLearned(listener);
        }

        @Override
        public TransactionSeries series() {
            return store.series();
        }

        @Override
        public void defer(TransactionAction action) {
            store.defer(action);
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
