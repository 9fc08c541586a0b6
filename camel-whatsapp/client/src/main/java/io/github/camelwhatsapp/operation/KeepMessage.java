package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Keep;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;

/**
 * Keeps a message that would disappear, for all in the chat. Source: multidevice-messaging.md section 5.1.
 *
 * @param to the chat of the message
 * @param target the message
 */
public record KeepMessage(Party to, MessageReference target) implements MessageOperation {
    /**
     * Checks the target.
     *
     * @throws IllegalArgumentException if it is not complete
     */
    public KeepMessage {
        Targets.complete("keepMessage", to, target);
    }

    @Override
    public Keep content() {
        return new Keep(target, true);
    }
}
