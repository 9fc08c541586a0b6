package io.github.camelwhatsapp.model;

import java.time.Duration;

/**
 * From now on the messages of this chat disappear after a while. Source: multidevice-messaging.md section 5.1.
 *
 * @param duration after how long; zero for never
 */
public record DisappearingTimer(Duration duration) implements Content {
    @Override
    public String kind() {
        return "disappearingTimer";
    }
}
