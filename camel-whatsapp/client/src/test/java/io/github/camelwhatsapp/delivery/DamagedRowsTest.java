package io.github.camelwhatsapp.delivery;

import static io.github.camelwhatsapp.delivery.DeliveryTestBed.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.delivery.DeliveryTestBed.Hand;
import io.github.camelwhatsapp.event.SendFailed;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.store.StoreCorruptException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the store holds and cannot give is put before a person, and keeps nothing else from going on. */
class DamagedRowsTest {
    private static final String ANN = "34111111111";

    private final DeliveryTestBed bed = new DeliveryTestBed();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void parksADamagedEventAndGoesOnWithItsChat() {
        join(bed.engine().subscribe(subscription("route", new Hand())));
        receiveThree();
        bed.damage("UPDATE inbox SET payload = x'00' WHERE sequence = 2");
        bed.restart();

        assertThat(settled("route", 2)).containsExactly("first", "third");
        assertThat(bed.parked).containsExactly("route damaged");
        assertThat(join(bed.engine().parked(10))).singleElement().satisfies(row -> {
            assertThat(row.sequence()).isEqualTo(2);
            assertThat(row.error()).contains("event 2");
        });
    }

    @Test
    void parksAnEventOfAKindThatItDoesNotKnow() {
        join(bed.engine().subscribe(subscription("route", new Hand())));
        receiveThree();
        bed.damage("UPDATE inbox SET kind = 'fromTheFuture' WHERE sequence = 1");
        bed.restart();

        assertThat(settled("route", 2)).containsExactly("second", "third");
        assertThat(bed.parked).containsExactly("route damaged");
    }

    @Test
    void parksADamagedEventAgainWhenItIsReplayedAndDropsItOnDemand() {
        parksADamagedEventAndGoesOnWithItsChat();

        assertThat(join(bed.engine().replay(2, "route"))).isTrue();
        await().until(() -> bed.parked.size() == 2 && bed.parkedTexts().size() == 1);

        assertThat(join(bed.engine().drop(2, "route"))).isTrue();
        assertThat(join(bed.engine().statistics()).inbox()).isZero();
    }

    @Test
    void parksADamagedEventThatNobodyHasWantedYet() {
        receiveThree();
        bed.damage("UPDATE inbox SET payload = x'00' WHERE sequence = 2");

        assertThat(settled("late", 2)).containsExactly("first", "third");
        assertThat(bed.parkedTexts()).containsExactly("late");
    }

    @Test
    void givesUpADamagedMessageToSendAndSendsTheOthers() {
        List<SendFailed> failures = new CopyOnWriteArrayList<>();
        bed.subscribe(
                new Subscription("failures", SendFailed.class::isInstance, 1, RedeliveryPolicy.DEFAULT, delivery -> {
                    failures.add((SendFailed) delivery.event());
                    delivery.settle();
                }));
        List<CompletableFuture<SentMessage>> sends = List.of(send("first"), send("second"), send("third"));
        await().until(() ->
                join(bed.store().transact(tx -> tx.outbox().unacked(0, 10))).size() == 3);
        bed.damage("UPDATE outbox SET plain = x'00' WHERE sequence = 2");

        ScriptedConnection connection = new ScriptedConnection();
        bed.engine().online(connection);

        await().until(() -> connection.written().size() == 2 && failures.size() == 1);
        assertThat(connection.written()).containsExactly("id-1", "id-3");
        assertThat(failures.get(0).id()).isEqualTo("id-2");
        assertThat(failures.get(0).to()).isEqualTo(Party.ofPhone(ANN));
        assertThat(sends.get(1)).isCompletedExceptionally();
        assertThat(sends.get(1).handle((sent, problem) -> problem).join())
                .hasRootCauseInstanceOf(StoreCorruptException.class);
    }

    private CompletableFuture<SentMessage> send(String text) {
        return bed.engine()
                .send(new SendMessage(Party.ofPhone(ANN), new Text(text)), SendOptions.DEFAULT)
                .toCompletableFuture();
    }

    private void receiveThree() {
        bed.receive(ANN, "first");
        bed.receive(ANN, "second");
        bed.receive(ANN, "third");
    }

    /** What a subscriber gets that settles everything, once it is so much. */
    private List<String> settled(String id, int count) {
        List<String> texts = new CopyOnWriteArrayList<>();
        bed.subscribe(id, 1, delivery -> {
            texts.add(DeliveryTestBed.text(delivery.event()));
            delivery.settle();
        });
        await().until(() -> texts.size() == count && !bed.parkedTexts().isEmpty());
        return texts;
    }

    private static Subscription subscription(String id, Hand hand) {
        return new Subscription(id, event -> true, 1, RedeliveryPolicy.DEFAULT, hand);
    }
}
