package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.DisappearingTimer;
import io.github.camelwhatsapp.model.Party;
import java.time.Duration;

/**
 * Lets the messages of a chat with a person disappear after a while from now on, or never again: a message in that
 * chat, which both sides see. For a group it is a setting, {@link SetGroupDisappearingTimer}; for chats that are still
 * to come {@link SetDefaultDisappearingTimer}. Source: multidevice-messaging.md section 5.1.
 *
 * @param to the person
 * @param timer after how long: a day, 7 days or 90 days; zero for never
 */
public record SetDisappearingTimer(Party to, @Payload Duration timer) implements MessageOperation {
    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if it is no person, or messages cannot disappear after this time
     */
    public SetDisappearingTimer {
        if (to.isGroup()) {
            throw new IllegalArgumentException("setDisappearingTimer: to is the group " + to.id()
                    + "; expected is a person, such as 34123456789; for a group it is setGroupDisappearingTimer");
        }
        Arguments.requirePerson("setDisappearingTimer", "to", to);
        Arguments.requireTimer("setDisappearingTimer", "timer", timer);
    }

    @Override
    public DisappearingTimer content() {
        return new DisappearingTimer(timer);
    }
}
