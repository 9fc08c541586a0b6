package io.github.camelwhatsapp.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * An event in the inbox.
 *
 * @param sequence its place in the order of arrival; 0 when it is not stored yet
 * @param conversation the key of the chat it belongs to; order is kept within it
 * @param kind what the payload is, for whoever reads it
 * @param payload the event's bytes; handed over, not copied
 * @param receivedAt when it came; kept to the millisecond
 * @param damage why the payload cannot be read, if it cannot: asking for it then throws this
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over on purpose: payloads are large; equality and printing are ours.
public record InboxRow(
        long sequence,
        String conversation,
        String kind,
        byte[] payload,
        Instant receivedAt,
        Optional<StoreCorruptException> damage) {
    /** A row that can be read. */
    public InboxRow(long sequence, String conversation, String kind, byte[] payload, Instant receivedAt) {
        this(sequence, conversation, kind, payload, receivedAt, Optional.empty());
    }

    /** A row that is not stored yet. */
    public static InboxRow arrived(String conversation, String kind, byte[] payload, Instant receivedAt) {
        return new InboxRow(0, conversation, kind, payload, receivedAt);
    }

    /** A row whose payload is there and cannot be read. */
    public static InboxRow damaged(
            long sequence, String conversation, String kind, Instant receivedAt, StoreCorruptException damage) {
        return new InboxRow(sequence, conversation, kind, new byte[0], receivedAt, Optional.of(damage));
    }

    /**
     * The event's bytes; handed over, not copied.
     *
     * @throws StoreCorruptException if they are there and cannot be read
     */
    @Override
    public byte[] payload() {
        if (damage.isPresent()) {
            throw damage.get();
        }
        return payload;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InboxRow that
                && sequence == that.sequence
                && conversation.equals(that.conversation)
                && kind.equals(that.kind)
                && Arrays.equals(payload, that.payload)
                && receivedAt.equals(that.receivedAt)
                && damage.isPresent() == that.damage.isPresent();
    }

    @Override
    public int hashCode() {
        return Objects.hash(sequence, conversation, kind, Arrays.hashCode(payload), receivedAt);
    }

    /** The payload is shown by its length. */
    @Override
    public String toString() {
        return "InboxRow[" + sequence + ", conversation=" + conversation + ", kind=" + kind + ", payload="
                + (damage.isPresent() ? "damaged" : payload.length + " bytes") + ", receivedAt=" + receivedAt + "]";
    }
}
