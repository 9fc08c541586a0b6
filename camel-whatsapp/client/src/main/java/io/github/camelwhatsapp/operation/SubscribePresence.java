package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;

/**
 * Asks to be told when someone is available, and when they were last seen. Source: classic.md section 5.4,
 * {@code sendPresenceSubscription}.
 *
 * @param to the person
 */
public record SubscribePresence(Party to) implements Operation<Done> {
    /**
     * Checks who it is.
     *
     * @throws IllegalArgumentException if it is a group, which has no presence
     */
    public SubscribePresence {
        if (to.isGroup()) {
            throw new IllegalArgumentException(
                    "subscribePresence: to is the group " + to.id() + "; only a person has a presence");
        }
    }
}
