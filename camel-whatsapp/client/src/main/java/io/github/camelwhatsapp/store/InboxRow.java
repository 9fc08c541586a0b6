package io.github.camelwhatsapp.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * An event in the inbox.
 *
 * @param sequence its place in the order of arrival; 0 when it is not stored yet
 * @param conversation the key of the chat it belongs to; order is kept within it
 * @param kind what the payload is, for whoever reads it
 * @param payload the event's bytes; handed over, not copied
 * @param receivedAt when it came; kept to the millisecond
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over on purpose: payloads are large; equality and printing are ours.
public record InboxRow(long sequence, String conversation, String kind, byte[] payload, Instant receivedAt) {
    /** A row that is not stored yet. */
    public static InboxRow arrived(String conversation, String kind, byte[] payload, Instant receivedAt) {
        return new InboxRow(0, conversation, kind, payload, receivedAt);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InboxRow that
                && sequence == that.sequence
                && conversation.equals(that.conversation)
                && kind.equals(that.kind)
                && Arrays.equals(payload, that.payload)
                && receivedAt.equals(that.receivedAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(sequence, conversation, kind, Arrays.hashCode(payload), receivedAt);
    }

    /** The payload is shown by its length. */
    @Override
    public String toString() {
        return "InboxRow[" + sequence + ", conversation=" + conversation + ", kind=" + kind + ", payload="
                + payload.length + " bytes, receivedAt=" + receivedAt + "]";
    }
}
