package io.github.camelwhatsapp.operation;

import java.time.Duration;

/**
 * Has the messages of chats that begin from now on disappear after a while. Source: multidevice-messaging.md section 9.6.
 *
 * @param timer 0, 1 day, 7 days or 90 days; 0 for never
 */
public record SetDefaultDisappearingTimer(@Payload Duration timer) implements ProfileOperation<Done> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if the service has no such timer
     */
    public SetDefaultDisappearingTimer {
        Arguments.requireTimer("setDefaultDisappearingTimer", "timer", timer);
    }
}
