package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;
import java.time.Duration;

/**
 * Has the messages of a group disappear after a while, those that come from now on: a setting of the group. In a chat with a person it is
 * {@link SetDisappearingTimer}; for chats that are still to come {@link SetDefaultDisappearingTimer}.
 *
 * @param to the group
 * @param timer 0, 1 day, 7 days or 90 days; 0 for never
 */
public record SetGroupDisappearingTimer(Party to, @Payload Duration timer) implements GroupOperation<Done> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if it is no group, or the service has no such timer
     */
    public SetGroupDisappearingTimer {
        if (to.id().isUser()) {
            throw new IllegalArgumentException("setGroupDisappearingTimer: to is the person " + to.id()
                    + "; expected is a group, such as 34123456789-1400000000; for a person it is setDisappearingTimer");
        }
        Arguments.requireGroup("setGroupDisappearingTimer", "to", to);
        Arguments.requireTimer("setGroupDisappearingTimer", "timer", timer);
    }
}
