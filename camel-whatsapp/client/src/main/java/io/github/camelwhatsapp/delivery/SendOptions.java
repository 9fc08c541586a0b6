package io.github.camelwhatsapp.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * How a message is sent. Immutable; start from {@link #DEFAULT}.
 *
 * @param completeOn when the send counts as done
 * @param timeout how long to wait for that
 * @param idempotencyKey the same key within the window of the delivery settings joins or repeats the first send
 * @param messageId the id to send under, of an earlier attempt; the send then joins that attempt if it is still known
 */
public record SendOptions(
        CompleteOn completeOn, Duration timeout, Optional<String> idempotencyKey, Optional<String> messageId) {
    /** Done when the server has it, within 30 seconds. */
    public static final SendOptions DEFAULT =
            new SendOptions(CompleteOn.ACK, Duration.ofSeconds(30), Optional.empty(), Optional.empty());

    /** When a send counts as done. */
    public enum CompleteOn {
        /** When the server has acknowledged it. */
        ACK,
        /** When it is durable in the outbox; whether it was sent, receipts and {@code SendFailed} tell. */
        STORED
    }

    /** Checks the time-out. */
    public SendOptions {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("The send's timeout must be longer than nothing, given was " + timeout);
        }
    }

    /** The same, done at another moment. */
    public SendOptions withCompleteOn(CompleteOn value) {
        return new SendOptions(value, timeout, idempotencyKey, messageId);
    }

    /** The same with another time-out. */
    public SendOptions withTimeout(Duration value) {
        return new SendOptions(completeOn, value, idempotencyKey, messageId);
    }

    /** The same with this idempotency key. */
    public SendOptions withIdempotencyKey(String value) {
        return new SendOptions(completeOn, timeout, Optional.of(value), messageId);
    }

    /** The same under this id. */
    public SendOptions withMessageId(String value) {
        return new SendOptions(completeOn, timeout, idempotencyKey, Optional.of(value));
    }
}
