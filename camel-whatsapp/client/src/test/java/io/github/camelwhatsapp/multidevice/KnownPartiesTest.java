package io.github.camelwhatsapp.multidevice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.event.PresenceChanged;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.NumberCheck;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PartyOutcome;
import io.github.camelwhatsapp.model.Presence;
import io.github.camelwhatsapp.operation.AddParticipants;
import io.github.camelwhatsapp.operation.Ping;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody is the same in messages, in answers and in what is of the moment. */
class KnownPartiesTest {
    private static final Jid PHONE = Jid.ofPhone("34600000002");
    private static final Jid LID = Jid.of("7734600000002", Jid.LID_SERVER);
    private static final Party GROUP = Party.of(Jid.ofGroup("120363000000000001"));

    private final AccountStores stores =
            SqliteAccountStores.inMemory("known", StoreCipher.plain(), TimeSource.system());
    private final AccountStore store = stores.open("account");
    private final KnownParties people = new KnownParties(store);

    @AfterEach
    void close() {
        store.close();
        stores.close();
    }

    @Test
    void keepsTheIdUnderWhichAConversationBegan() {
        Party first = join(store.transact(tx -> tx.addresses().party(LID)));
        join(store.perform(tx -> tx.addresses().learn(PHONE, LID)));
        Party both = new Party(first.id(), Optional.of(PHONE.user()), Optional.of(LID));

        assertThat(join(people.in(new PartyOutcome(Party.of(PHONE, Optional.of(LID)), 200))))
                .isEqualTo(new PartyOutcome(both, 200));
        assertThat(join(people.in(List.of(new PresenceChanged(
                        Party.of(PHONE), Presence.AVAILABLE, Optional.empty(), Optional.empty(), Instant.EPOCH)))))
                .containsExactly(new PresenceChanged(
                        both, Presence.AVAILABLE, Optional.empty(), Optional.empty(), Instant.EPOCH));
        assertThat(join(people.in(Map.of("x", new NumberCheck("+34600000002", true, Optional.of(Party.of(PHONE)))))))
                .isEqualTo(Map.of("x", new NumberCheck("+34600000002", true, Optional.of(both))));
    }

    @Test
    void namesPeopleInOperationsByBothAddresses() {
        join(store.perform(tx -> tx.addresses().learn(PHONE, LID)));

        AddParticipants known = join(people.in(new AddParticipants(GROUP, List.of(Party.of(PHONE)))));

        assertThat(known.to()).isEqualTo(GROUP);
        assertThat(known.participants()).containsExactly(Party.of(PHONE, Optional.of(LID)));
    }

    @Test
    void leavesAloneWhatNamesNobody() {
        Ping ping = new Ping();

        assertThat(join(people.in(ping))).isSameAs(ping);
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
