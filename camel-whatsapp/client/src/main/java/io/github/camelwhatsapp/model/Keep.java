package io.github.camelwhatsapp.model;

/**
 * A message that would disappear is kept, or no longer. Source: multidevice-messaging.md section 5.1.
 *
 * @param target the message
 * @param kept whether it stays
 */
public record Keep(MessageReference target, boolean kept) implements Content {
    @Override
    public String kind() {
        return "keep";
    }
}
