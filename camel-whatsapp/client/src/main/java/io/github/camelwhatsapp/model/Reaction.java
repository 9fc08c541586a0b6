package io.github.camelwhatsapp.model;

/**
 * An emoji on a message. Source: multidevice-messaging.md section 5.1.
 *
 * @param target the message
 * @param emoji the emoji; empty takes an earlier one back
 */
public record Reaction(MessageReference target, String emoji) implements Content {
    /** Whether an earlier reaction is taken back. */
    public boolean isRemoval() {
        return emoji.isEmpty();
    }

    @Override
    public String kind() {
        return "reaction";
    }

    /** Does not show the emoji. */
    @Override
    public String toString() {
        return "Reaction[" + target + (isRemoval() ? ", removed]" : "]");
    }
}
