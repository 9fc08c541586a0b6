package io.github.camelwhatsapp.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.store.AwaitedMessage;
import io.github.camelwhatsapp.store.InboxRow;
import io.github.camelwhatsapp.store.StoreCorruptException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every form of the store does with messages that were asked for again, and with what waits for them. */
abstract class AwaitedContract extends AccountStoreContract {
    private static final AwaitedMessage FIRST = new AwaitedMessage(CHAT, "ann", "M1");
    private static final AwaitedMessage SECOND = new AwaitedMessage(CHAT, "ann", "M2");

    @Test
    void knowsAMessageByItsChatItsAuthorAndItsId() {
        write(tx -> tx.awaited().expect(FIRST, now()));
        reopenAccount();

        assertThat(isAwaited(FIRST)).isTrue();
        assertThat(isAwaited(SECOND)).isFalse();
        assertThat(isAwaited(new AwaitedMessage(CHAT, "ben", "M1"))).isFalse();
        assertThat(isAwaited(new AwaitedMessage("chat-2", "ann", "M1"))).isFalse();
    }

    @Test
    void namesAMessageTheSameByItsStanzaAndByWhatPointsAtIt() {
        Party ann = Party.ofPhone("34600000001");
        Party group = Party.of(Jid.ofGroup("120363000000000001"));

        assertThat(AwaitedMessage.of(ann, MessageReference.received("M1")))
                .isEqualTo(AwaitedMessage.of(ann, ann, false, "M1"));
        assertThat(AwaitedMessage.of(group, MessageReference.received("M1", ann)))
                .isEqualTo(AwaitedMessage.of(group, ann, false, "M1"))
                .isNotEqualTo(AwaitedMessage.of(group, Party.ofPhone("34600000002"), false, "M1"));
        assertThat(AwaitedMessage.of(ann, MessageReference.own("M1")))
                .isEqualTo(AwaitedMessage.of(ann, Party.ofPhone("34600000009"), true, "M1"))
                .isNotEqualTo(AwaitedMessage.of(ann, ann, false, "M1"));
    }

    @Test
    void givesBackInTheirOrderWhatWasHeldForAMessageAndForgetsIt() {
        write(tx -> {
            tx.awaited().expect(FIRST, now());
            tx.awaited().expect(SECOND, now());
            tx.awaited().hold(FIRST, message("one"));
            tx.awaited().hold(SECOND, message("other"));
            tx.awaited().hold(FIRST, InboxRow.arrived("chat-9", "another", bytes("two"), now()));
        });
        reopenAccount();

        assertThat(list(tx -> tx.awaited().end(FIRST)))
                .containsExactly(message("one"), InboxRow.arrived("chat-9", "another", bytes("two"), now()));
        assertThat(isAwaited(FIRST)).isFalse();
        assertThat(list(tx -> tx.awaited().end(FIRST))).isEmpty();
        assertThat(number(tx -> tx.awaited().held())).isEqualTo(1);
        assertThat(list(tx -> tx.awaited().end(SECOND))).containsExactly(message("other"));
    }

    @Test
    void countsWhatIsHeldAndItsBytes() {
        write(tx -> {
            tx.awaited().expect(FIRST, now());
            tx.awaited().hold(FIRST, message("four"));
            tx.awaited().hold(FIRST, message("seventy"));
        });

        assertThat(number(tx -> tx.awaited().held())).isEqualTo(2);
        assertThat(number(tx -> tx.awaited().heldBytes())).isEqualTo(11);
        assertThat(number(tx -> tx.inbox().count())).as("in the inbox").isZero();
    }

    @Test
    void keepsTheTimeOfAMessageThatIsNotedAgain() {
        write(tx -> {
            tx.awaited().expect(SECOND, now().plusSeconds(20));
            tx.awaited().expect(FIRST, now().plusSeconds(10));
            tx.awaited().expect(FIRST, now().plusSeconds(90));
        });

        assertThat(list(tx -> tx.awaited().overdue(now().plusSeconds(9), 10))).isEmpty();
        assertThat(list(tx -> tx.awaited().overdue(now().plusSeconds(10), 10))).containsExactly(FIRST);
        assertThat(list(tx -> tx.awaited().overdue(now().plusSeconds(20), 10))).containsExactly(FIRST, SECOND);
        assertThat(list(tx -> tx.awaited().overdue(now().plusSeconds(20), 1))).containsExactly(FIRST);
    }

    @Test
    void keepsEachAccountsToItself() {
        write(tx -> {
            tx.awaited().expect(FIRST, now());
            tx.awaited().hold(FIRST, message("one"));
        });
        account = stores.open("another");

        assertThat(isAwaited(FIRST)).isFalse();
        assertThat(list(tx -> tx.awaited().end(FIRST))).isEmpty();
        assertThat(list(tx -> tx.awaited().overdue(now().plus(Duration.ofDays(1)), 10)))
                .isEmpty();
        assertThat(number(tx -> tx.awaited().held())).isZero();
        assertThat(number(tx -> tx.awaited().heldBytes())).isZero();
    }

    @Test
    void refusesAnEventThatHasASequence() {
        InboxRow stored = new InboxRow(7, CHAT, "message", bytes("x"), now());

        assertThatThrownBy(() -> write(tx -> tx.awaited().hold(FIRST, stored)))
                .hasCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7");
    }

    @Test
    void givesBackADamagedEventBesideTheOthersAndSaysWhatIsWrongWhenItIsRead() throws SQLException {
        write(tx -> {
            tx.awaited().expect(FIRST, now());
            tx.awaited().hold(FIRST, message("one"));
            tx.awaited().hold(FIRST, message("two"));
        });
        try (Statement damage = recording.latest().createStatement()) {
            damage.executeUpdate("UPDATE held_event SET payload = substr(payload, 1, 5) WHERE sequence = 1");
            damage.getConnection().commit();
        }

        List<InboxRow> events = list(tx -> tx.awaited().end(FIRST));

        assertThatThrownBy(() -> events.get(0).payload())
                .isInstanceOf(StoreCorruptException.class)
                .hasMessageContaining("support");
        assertThat(events.get(1)).isEqualTo(message("two"));
    }

    private boolean isAwaited(AwaitedMessage message) {
        return done(tx -> tx.awaited().isAwaited(message));
    }
}
