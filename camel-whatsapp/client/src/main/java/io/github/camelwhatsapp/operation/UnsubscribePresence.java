package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;

/**
 * Asks no longer to be told when someone is available. Source: classic.md section 5.4,
 * {@code sendPresenceUnsubscription}.
 *
 * @param to the person
 */
public record UnsubscribePresence(Party to) implements Operation<Done> {
    /**
     * Checks who it is.
     *
     * @throws IllegalArgumentException if it is a group, which has no presence
     */
    public UnsubscribePresence {
        if (to.isGroup()) {
            throw new IllegalArgumentException(
                    "unsubscribePresence: to is the group " + to.id() + "; only a person has a presence");
        }
    }
}
