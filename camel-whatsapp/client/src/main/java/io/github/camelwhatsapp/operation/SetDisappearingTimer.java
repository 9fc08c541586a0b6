package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.DisappearingTimer;
import io.github.camelwhatsapp.model.Party;
import java.time.Duration;
import java.util.Set;

/**
 * Lets the messages of a chat with a person disappear after a while from now on, or never again. A group's is a setting of the group.
 * Source: multidevice-messaging.md section 5.1.
 *
 * @param to the person
 * @param timer after how long: a day, 7 days or 90 days; zero for never
 */
public record SetDisappearingTimer(Party to, @Payload Duration timer) implements MessageOperation {
    private static final Set<Duration> TIMES =
            Set.of(Duration.ZERO, Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(90));

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if it is no person, or messages cannot disappear after this time
     */
    public SetDisappearingTimer {
        Arguments.requirePerson("setDisappearingTimer", "to", to);
        if (!TIMES.contains(timer)) {
            throw new IllegalArgumentException("setDisappearingTimer: timer is " + timer
                    + "; expected is a day, 7 days, 90 days, or zero for never");
        }
    }

    @Override
    public DisappearingTimer content() {
        return new DisappearingTimer(timer);
    }
}
