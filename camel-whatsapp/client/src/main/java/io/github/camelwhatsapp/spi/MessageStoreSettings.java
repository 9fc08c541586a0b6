package io.github.camelwhatsapp.spi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The archive of an account's messages, {@code msgstore-NUMBER.db}: an archive for people, no part of the delivery. Source:
 * classic.md section 12.
 *
 * @param directory where the file is kept; empty for no archive
 * @param retention how long a message is kept
 * @param maximumMessages how many are kept; the oldest go first
 */
public record MessageStoreSettings(Optional<Path> directory, Duration retention, long maximumMessages) {
    /** No archive. */
    public static final MessageStoreSettings NONE =
            new MessageStoreSettings(Optional.empty(), Duration.ofDays(365), 1_000_000);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if one is not above 0; names it
     */
    public MessageStoreSettings {
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException(
                    "The message store's retention must be longer than nothing, given was " + retention);
        }
        if (maximumMessages < 1) {
            throw new IllegalArgumentException(
                    "The message store must be allowed 1 message or more, given was " + maximumMessages);
        }
    }

    /** An archive in this directory, with the same bounds. */
    public MessageStoreSettings in(Path where) {
        return new MessageStoreSettings(Optional.of(where), retention, maximumMessages);
    }

    /** The same with other bounds. */
    public MessageStoreSettings withBounds(Duration newRetention, long newMaximum) {
        return new MessageStoreSettings(directory, newRetention, newMaximum);
    }
}
