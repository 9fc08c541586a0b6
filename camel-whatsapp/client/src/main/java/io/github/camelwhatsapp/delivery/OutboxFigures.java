package io.github.camelwhatsapp.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * How much there is to send.
 *
 * @param waiting what the server does not have yet
 * @param paced of those, how many wait for nothing but the account's pace
 * @param oldest when the oldest of those that wait was queued
 */
public record OutboxFigures(long waiting, long paced, Optional<Instant> oldest) {
    /** Nothing to send. */
    public static final OutboxFigures EMPTY = new OutboxFigures(0, 0, Optional.empty());
}
