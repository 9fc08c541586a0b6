package io.github.camelwhatsapp.delivery;

import static io.github.camelwhatsapp.delivery.DeliveryTestBed.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AddressListener;
import io.github.camelwhatsapp.store.TransactionAction;
import io.github.camelwhatsapp.store.TransactionBody;
import io.github.camelwhatsapp.store.TransactionSeries;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often a message that goes straight takes a turn at the store; each one may be a sync of the disk. */
@Timeout(20)
class SendTurnsTest {
    private static final Jid PHONE = Jid.ofPhone("34111111111");
    private static final Jid LID = Jid.of("7711111111", Jid.LID_SERVER);
    private static final Party GROUP = Party.of(Jid.ofGroup("34111111111-1400000000"));

    private final AtomicInteger turns = new AtomicInteger();
    private final DeliveryTestBed bed =
            new DeliveryTestBed(DeliverySettings.DEFAULT.withPacing(Pacing.OFF), store -> new Counting(store, turns));
    private final ScriptedConnection connection = new ScriptedConnection();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void aMessageTakesOneTurnToAnAddressThatWasWrittenToBefore() {
        online();
        assertThat(turnsOf(Party.of(PHONE))).isEqualTo(2);

        assertThat(turnsOf(Party.of(PHONE))).isEqualTo(1);
        assertThat(turnsOf(GROUP)).isEqualTo(1);
        assertThat(turnsOf(GROUP)).isEqualTo(1);
    }

    @Test
    void itTakesOneTurnAlsoOnceTheOtherAddressIsKnown() {
        online();
        turnsOf(Party.of(PHONE));
        turnsOf(Party.of(LID));

        join(bed.store().perform(transaction -> transaction.addresses().learn(PHONE, LID)));

        assertThat(turnsOf(Party.of(PHONE))).isEqualTo(1);
        assertThat(turnsOf(Party.of(LID))).isEqualTo(1);
    }

    private void online() {
        bed.engine().online(connection);
        join(bed.store().perform(transaction -> transaction.credentials().put("turn", new byte[1])));
    }

    private int turnsOf(Party to) {
        int before = turns.get();
        int written = connection.written().size();
        bed.engine().send(new SendMessage(to, new Text("hello")), SendOptions.DEFAULT);
        await().until(() -> connection.written().size() == written + 1);
        return turns.get() - before;
    }

    private record Counting(AccountStore store, AtomicInteger turns) implements AccountStore {
        @Override
        public String account() {
            return store.account();
        }

        @Override
        public <T extends @Nullable Object> CompletableFuture<T> transact(TransactionBody<T> body) {
            turns.incrementAndGet();
            return store.transact(body);
        }

        @Override
        public AccountStore preferred() {
            return new Counting(store.preferred(), turns);
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
