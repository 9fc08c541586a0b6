package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Keep;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;

/**
 * Lets a message that was kept disappear after all. Source: multidevice-messaging.md section 5.1.
 *
 * @param to the chat of the message
 * @param target the message
 */
public record UnkeepMessage(Party to, MessageReference target) implements MessageOperation {
    /**
     * Checks the target.
     *
     * @throws IllegalArgumentException if it is not complete
     */
    public UnkeepMessage {
        Targets.complete("unkeepMessage", to, target);
    }

    @Override
    public Keep content() {
        return new Keep(target, false);
    }
}
