package io.github.camelwhatsapp.model;

/**
 * A message is taken back ("deleted for everyone"), by its author or by an admin of the group. Source: multidevice-messaging.md
 * section 5.1.
 *
 * @param target the message
 */
public record Revocation(MessageReference target) implements Content {
    @Override
    public String kind() {
        return "revocation";
    }
}
