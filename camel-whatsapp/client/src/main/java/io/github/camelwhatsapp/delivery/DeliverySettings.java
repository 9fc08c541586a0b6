package io.github.camelwhatsapp.delivery;

import java.time.Duration;

/**
 * How long and how much inbox and outbox keep. Source of the defaults: CONTRACT sections 3 to 5.
 *
 * @param unconsumed what becomes of events that no subscriber wants
 * @param unconsumedRetention how long those are kept
 * @param unconsumedLimit how many of those are kept at most
 * @param inboxHighWater events that wait for a subscriber, above which nothing more is taken from the server
 * @param inboxLowWater events that wait for a subscriber, below which the server is asked again
 * @param parkedLimit deliveries that are parked, above which nothing more is taken from the server either: what waits for a person is
 *     not lost, and not without a bound
 * @param dedupeRetention how long a message is remembered so that its repetition is known
 * @param timeToLive how long a message may wait to be sent
 * @param idempotencyWindow how long an idempotency key is remembered
 * @param sentRetention how long a sent message is kept
 * @param sentLimit how many sent messages are kept at most
 * @param sentBytes how many bytes of sent messages are kept at most
 * @param pacing how fast messages may go
 */
public record DeliverySettings(
        Unconsumed unconsumed,
        Duration unconsumedRetention,
        int unconsumedLimit,
        long inboxHighWater,
        long inboxLowWater,
        long parkedLimit,
        Duration dedupeRetention,
        Duration timeToLive,
        Duration idempotencyWindow,
        Duration sentRetention,
        int sentLimit,
        long sentBytes,
        Pacing pacing) {
    /** The defaults of the contract. */
    public static final DeliverySettings DEFAULT = new DeliverySettings(
            Unconsumed.KEEP,
            Duration.ofDays(7),
            10_000,
            100_000,
            80_000,
            10_000,
            Duration.ofDays(30),
            Duration.ofHours(24),
            Duration.ofHours(24),
            Duration.ofDays(7),
            100_000,
            256L * 1024 * 1024,
            Pacing.GENTLE);

    /** What becomes of events that no subscriber wants. */
    public enum Unconsumed {
        /** They wait for a subscriber, within bounds. */
        KEEP,
        /** They are counted and dropped. */
        DROP
    }

    /** Checks the water marks. */
    public DeliverySettings {
        if (inboxHighWater < 1 || inboxLowWater < 0 || inboxLowWater >= inboxHighWater) {
            throw new IllegalArgumentException(
                    "The inbox's low-water mark must be below its high-water mark, given were " + inboxLowWater
                            + " and " + inboxHighWater);
        }
        if (parkedLimit < 1) {
            throw new IllegalArgumentException("At least 1 delivery may be parked, the limit given is " + parkedLimit);
        }
    }

    /** The same with another rule for what nobody wants. */
    public DeliverySettings withUnconsumed(Unconsumed rule) {
        return new DeliverySettings(
                rule,
                unconsumedRetention,
                unconsumedLimit,
                inboxHighWater,
                inboxLowWater,
                parkedLimit,
                dedupeRetention,
                timeToLive,
                idempotencyWindow,
                sentRetention,
                sentLimit,
                sentBytes,
                pacing);
    }

    /** The same with another time to live. */
    public DeliverySettings withTimeToLive(Duration value) {
        return new DeliverySettings(
                unconsumed,
                unconsumedRetention,
                unconsumedLimit,
                inboxHighWater,
                inboxLowWater,
                parkedLimit,
                dedupeRetention,
                value,
                idempotencyWindow,
                sentRetention,
                sentLimit,
                sentBytes,
                pacing);
    }

    /** The same with other water marks. */
    public DeliverySettings withInboxMarks(long high, long low) {
        return new DeliverySettings(
                unconsumed,
                unconsumedRetention,
                unconsumedLimit,
                high,
                low,
                parkedLimit,
                dedupeRetention,
                timeToLive,
                idempotencyWindow,
                sentRetention,
                sentLimit,
                sentBytes,
                pacing);
    }

    /** The same with another bound for what is parked. */
    public DeliverySettings withParkedLimit(long value) {
        return new DeliverySettings(
                unconsumed,
                unconsumedRetention,
                unconsumedLimit,
                inboxHighWater,
                inboxLowWater,
                value,
                dedupeRetention,
                timeToLive,
                idempotencyWindow,
                sentRetention,
                sentLimit,
                sentBytes,
                pacing);
    }

    /** The same with other bounds for what was sent. */
    public DeliverySettings withSent(Duration retention, int limit, long bytes) {
        return new DeliverySettings(
                unconsumed,
                unconsumedRetention,
                unconsumedLimit,
                inboxHighWater,
                inboxLowWater,
                parkedLimit,
                dedupeRetention,
                timeToLive,
                idempotencyWindow,
                retention,
                limit,
                bytes,
                pacing);
    }

    /** The same at another pace. */
    public DeliverySettings withPacing(Pacing value) {
        return new DeliverySettings(
                unconsumed,
                unconsumedRetention,
                unconsumedLimit,
                inboxHighWater,
                inboxLowWater,
                parkedLimit,
                dedupeRetention,
                timeToLive,
                idempotencyWindow,
                sentRetention,
                sentLimit,
                sentBytes,
                value);
    }
}
