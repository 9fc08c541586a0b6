package io.github.camelwhatsapp.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * An entry of the outbox. Byte arrays are handed over, not copied.
 *
 * @param sequence its place in the order of sending; 0 when it is not stored yet
 * @param id the message id, unique within the account
 * @param conversation the key of the chat it goes to; order is kept within it
 * @param state how far it has come
 * @param plain the serialised operation
 * @param sealed the bytes to be sent; present while SEALED and WRITTEN
 * @param idempotencyKey what makes a repeated send recognisable
 * @param createdAt when it was queued; kept to the millisecond
 * @param expiresAt when it is given up if it is still QUEUED; kept to the millisecond
 * @param result the server's answer, when ACKED
 * @param reason why it was given up, when FAILED
 * @param damage why {@code plain}, {@code sealed} or {@code result} cannot be read, if one cannot: asking for any of them then throws
 *     this
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over on purpose, as in InboxRow; equality and printing are ours.
public record OutboxRow(
        long sequence,
        String id,
        String conversation,
        OutboxState state,
        byte[] plain,
        Optional<byte[]> sealed,
        Optional<String> idempotencyKey,
        Instant createdAt,
        Instant expiresAt,
        Optional<byte[]> result,
        Optional<String> reason,
        Optional<StoreCorruptException> damage) {

    /** A row that is not stored yet. */
    public static OutboxRow queued(
            String id,
            String conversation,
            byte[] plain,
            Optional<String> idempotencyKey,
            Instant createdAt,
            Instant expiresAt) {
        return new OutboxRow(
                0,
                id,
                conversation,
                OutboxState.QUEUED,
                plain,
                Optional.empty(),
                idempotencyKey,
                createdAt,
                expiresAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The serialised operation; throws if the entry is damaged. */
    @Override
    public byte[] plain() {
        refuseDamage();
        return plain;
    }

    /** The bytes to be sent; throws if the entry is damaged. */
    @Override
    public Optional<byte[]> sealed() {
        refuseDamage();
        return sealed;
    }

    /** The server's answer; throws if the entry is damaged. */
    @Override
    public Optional<byte[]> result() {
        refuseDamage();
        return result;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutboxRow that
                && sequence == that.sequence
                && id.equals(that.id)
                && conversation.equals(that.conversation)
                && state == that.state
                && Arrays.equals(plain, that.plain)
                && same(sealed, that.sealed)
                && idempotencyKey.equals(that.idempotencyKey)
                && createdAt.equals(that.createdAt)
                && expiresAt.equals(that.expiresAt)
                && same(result, that.result)
                && reason.equals(that.reason)
                && damage.isPresent() == that.damage.isPresent();
    }

    @Override
    public int hashCode() {
        return Objects.hash(sequence, id, state, Arrays.hashCode(plain));
    }

    /** Bytes are shown by their length. */
    @Override
    public String toString() {
        return "OutboxRow[" + sequence + ", id=" + id + ", conversation=" + conversation + ", " + state + ", plain="
                + plain.length + " bytes, sealed=" + length(sealed) + ", createdAt=" + createdAt + ", expiresAt="
                + expiresAt + ", result=" + length(result) + ", reason=" + reason.orElse("none")
                + (damage.isPresent() ? ", damaged]" : "]");
    }

    private void refuseDamage() {
        if (damage.isPresent()) {
            throw damage.get();
        }
    }

    private static boolean same(Optional<byte[]> one, Optional<byte[]> other) {
        return one.isPresent() == other.isPresent()
                && Arrays.equals(one.orElse(new byte[0]), other.orElse(new byte[0]));
    }

    private static String length(Optional<byte[]> bytes) {
        return bytes.map(present -> present.length + " bytes").orElse("none");
    }
}
