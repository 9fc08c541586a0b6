package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Revocation;

/**
 * Takes a message back ("delete for everyone"): an own one, or, as an admin, one of somebody else in a group. Source:
 * multidevice-messaging.md section 5.1.
 *
 * @param to the chat of the message
 * @param target the message
 */
public record RevokeMessage(Party to, MessageReference target) implements MessageOperation {
    /**
     * Checks the target.
     *
     * @throws IllegalArgumentException if it is not complete, or somebody else's outside of a group
     */
    public RevokeMessage {
        Targets.complete("revokeMessage", to, target);
        boolean others = !target.own()
                && target.sender().filter(by -> !by.id().equals(to.id())).isEmpty();
        if (!to.isGroup() && others) {
            throw new IllegalArgumentException("revokeMessage: message " + target.id() + " is by " + to.id()
                    + "; outside groups only own messages can be taken back (targetOwn)");
        }
    }

    @Override
    public Revocation content() {
        return new Revocation(target);
    }
}
