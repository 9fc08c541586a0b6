package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Pin;
import java.time.Duration;
import java.util.Optional;

/**
 * Pins a message to the top of its chat, for all in it. Source: multidevice-messaging.md section 5.1.
 *
 * @param to the chat of the message
 * @param target the message
 * @param pinDuration for how long: a day, 7 days or 30 days; 7 days unless said otherwise
 */
public record PinMessage(Party to, MessageReference target, Optional<Duration> pinDuration)
        implements MessageOperation {
    private static final Duration USUAL = Duration.ofDays(7);

    /**
     * Checks the target and the duration.
     *
     * @throws IllegalArgumentException if the target is not complete, or a pin cannot last so long
     */
    public PinMessage {
        Targets.complete("pinMessage", to, target);
        if (pinDuration.filter(Duration::isZero).isPresent()) {
            throw new IllegalArgumentException(
                    "pinMessage: pinDuration is zero, expected is a day, 7 days or 30 days; unpinMessage takes a pin"
                            + " off");
        }
        Pin.of(target, pinDuration.orElse(USUAL));
    }

    @Override
    public Pin content() {
        return Pin.of(target, pinDuration.orElse(USUAL));
    }
}
