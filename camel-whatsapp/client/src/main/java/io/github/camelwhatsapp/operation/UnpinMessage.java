package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Pin;
import java.time.Duration;

/**
 * Takes a message off the top of its chat. Source: multidevice-messaging.md section 5.1.
 *
 * @param to the chat of the message
 * @param target the message
 */
public record UnpinMessage(Party to, MessageReference target) implements MessageOperation {
    /**
     * Checks the target.
     *
     * @throws IllegalArgumentException if it is not complete
     */
    public UnpinMessage {
        Targets.complete("unpinMessage", to, target);
    }

    @Override
    public Pin content() {
        return Pin.of(target, Duration.ZERO);
    }
}
