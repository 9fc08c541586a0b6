package io.github.camelwhatsapp.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTest {
    private final Lane lane = new Lane("test-lane");
    private final ServerState state =
            new ServerState(lane, new VirtualTimeSource(), Limits.DEFAULT, Patience.DEFAULT, NonceSource.seeded(1));

    @AfterEach
    void stop() {
        lane.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "+34123456789", "0123456789", "1234", "34123456789@s.whatsapp.net", "123456789012345678901"})
    void refusesWhatIsNoNumber(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state.accounts().provision(text))
                .withMessageContaining("'" + text + "'");
    }

    @Test
    void makesEachAccountOnce() {
        assertThat(state.accounts().provision("34123456789"))
                .isSameAs(state.accounts().provision("34123456789"));
        assertThat(state.accounts().find("34999888777")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "34600000001-", "34600000001-1400000000@g.us", "-1"})
    void refusesWhatIsNoGroupId(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state.groups().create(id, "Friends", Jid.ofPhone("34600000001"), Instant.EPOCH))
                .withMessageContaining("'" + id + "'");
    }

    @Test
    void refusesASecondGroupOfOneId() {
        Jid creator = Jid.ofPhone("34600000001");
        Group group = state.groups().create("34600000001-1400000000", "Friends", creator, Instant.EPOCH);
        assertThat(group.isAdmin(creator)).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state.groups().create(group.id(), "Others", creator, Instant.EPOCH))
                .withMessageContaining(group.id());
    }

    @Test
    void givesNoNonceTwiceAndTheSameUnderOneSeed() {
        NonceSource first = NonceSource.seeded(9);
        NonceSource second = NonceSource.seeded(9);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            byte[] nonce = first.next();
            assertThat(second.next()).isEqualTo(nonce).hasSize(20);
            assertThat(seen.add(Arrays.toString(nonce))).isTrue();
        }
    }

    @Test
    void remembersTheLastSpentNoncesOnly() {
        LoginNonces nonces = new LoginNonces();
        for (byte i = 0; i < 40; i++) {
            nonces.handOut(new byte[] {i});
            assertThat(nonces.good()).isPresent();
            nonces.spend();
            assertThat(nonces.good()).isEmpty();
        }
        assertThat(nonces.spent()).hasSize(16);
        assertThat(nonces.spent().get(0)).containsExactly(39);
    }

    @Test
    void forgetsTheOldestMessageIdBeyondItsBound() {
        SentMessages sent = new SentMessages(2);
        assertThat(sent.isAllowed("a", 1, new byte[] {1})).isTrue();
        assertThat(sent.isAllowed("a", 1, new byte[] {1})).isFalse();
        assertThat(sent.isAllowed("a", 2, new byte[] {1})).isTrue();
        assertThat(sent.isAllowed("a", 3, new byte[] {2})).isFalse();
        assertThat(sent.isAllowed("b", 3, new byte[] {2})).isTrue();
        assertThat(sent.isAllowed("c", 3, new byte[] {2})).isTrue();
        assertThat(sent.isAllowed("a", 3, new byte[] {7})).isTrue();
    }

    @Test
    void allowsAnotherFormOfAMessageForEachRequestAndOnceMoreOnALaterConnection() {
        SentMessages sent = new SentMessages(2);
        assertThat(sent.isAllowed("a", 1, new byte[] {1})).isTrue();
        sent.retryAsked("a");
        assertThat(sent.isAllowed("a", 1, new byte[] {2})).isTrue();
        assertThat(sent.isAllowed("a", 1, new byte[] {3})).isFalse();

        assertThat(sent.isAllowed("a", 2, new byte[] {1}))
                .as("what was not acked")
                .isTrue();
        assertThat(sent.isAllowed("a", 2, new byte[] {4}))
                .as("the answer, encrypted anew")
                .isTrue();
        assertThat(sent.isAllowed("a", 2, new byte[] {5})).isFalse();
    }

    @Test
    void refusesBoundsAndDeadlinesThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.DEFAULT.withMailbox(0))
                .withMessageContaining("mailbox");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Patience(
                        Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .withMessageContaining("ack");
    }
}
