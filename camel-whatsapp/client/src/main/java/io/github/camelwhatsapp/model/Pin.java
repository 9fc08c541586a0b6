package io.github.camelwhatsapp.model;

import java.time.Duration;
import java.util.Set;

/**
 * A message is pinned to the top of its chat, or no longer. Source: multidevice-messaging.md section 5.1.
 *
 * @param target the message
 * @param duration for how long: a day, 7 days or 30 days; zero takes the pin off
 */
public record Pin(MessageReference target, Duration duration) implements Content {
    private static final Set<Duration> DURATIONS =
            Set.of(Duration.ZERO, Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30));

    /** A pin to be set or taken off: checks the duration. */
    public static Pin of(MessageReference target, Duration duration) {
        if (!DURATIONS.contains(duration)) {
            throw new IllegalArgumentException("The duration of a pin is " + duration
                    + ", expected is a day, 7 days, 30 days, or zero to take it off");
        }
        return new Pin(target, duration);
    }

    /** Whether the pin is taken off. */
    public boolean isRemoval() {
        return duration.isZero();
    }

    @Override
    public String kind() {
        return "pin";
    }
}
