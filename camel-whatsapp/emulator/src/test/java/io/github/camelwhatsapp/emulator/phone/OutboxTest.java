package io.github.camelwhatsapp.emulator.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final Outbox outbox = new Outbox();

    @Test
    void givesEachMessageOnceToAConnection() {
        outbox.add(message("a"));
        assertThat(outbox.take()).extracting(PhoneMessage::id).containsExactly("a");
        outbox.add(message("b"));
        assertThat(outbox.take()).extracting(PhoneMessage::id).containsExactly("b");
        assertThat(outbox.take()).isEmpty();
    }

    @Test
    void givesWhatWasNotTakenAgainInOrderToTheNextConnection() {
        outbox.add(message("a"));
        outbox.add(message("b"));
        outbox.take();
        outbox.settle("a");
        outbox.add(message("c"));

        outbox.rewind();

        assertThat(outbox.take()).extracting(PhoneMessage::id).containsExactly("b", "c");
    }

    @Test
    void settlesAMessageOnce() {
        outbox.add(message("a"));
        assertThat(outbox.settle("a")).isEmpty();
        outbox.take();
        assertThat(outbox.settle("a")).isPresent();
        assertThat(outbox.settle("a")).isEmpty();
    }

    @Test
    void refusesMoreThanItsBound() {
        for (int i = 0; i < Outbox.LIMIT; i++) {
            outbox.add(message("m" + i));
        }

        assertThatThrownBy(() -> outbox.add(message("one more")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1000 messages");
    }

    private static PhoneMessage message(String id) {
        return new PhoneMessage(id, "34600000001", "34123456789", "hello", Instant.EPOCH, Direction.OUT, Tick.PENDING);
    }
}
