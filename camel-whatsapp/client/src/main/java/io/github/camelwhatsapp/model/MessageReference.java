package io.github.camelwhatsapp.model;

import java.util.Optional;

/**
 * Points at a message of the same chat. Source: multidevice-messaging.md section 5.1, {@code MessageKey}.
 *
 * @param id the id of that message, not empty
 * @param sender who wrote it; empty for the account itself and, outside groups, for the other person
 * @param own whether the account itself wrote it
 */
public record MessageReference(String id, Optional<Party> sender, boolean own) {
    /** Checks the id. */
    public MessageReference {
        if (id.isBlank()) {
            throw new IllegalArgumentException("What points at a message needs its id, a blank one was given");
        }
        if (own) {
            sender = Optional.empty();
        }
    }

    /** A message that the account itself wrote. */
    public static MessageReference own(String id) {
        return new MessageReference(id, Optional.empty(), true);
    }

    /** A message of the other person of the chat. */
    public static MessageReference received(String id) {
        return new MessageReference(id, Optional.empty(), false);
    }

    /** A message that this member of the group wrote. */
    public static MessageReference received(String id, Party sender) {
        return new MessageReference(id, Optional.of(sender), false);
    }
}
