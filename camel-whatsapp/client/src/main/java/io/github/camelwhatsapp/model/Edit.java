package io.github.camelwhatsapp.model;

/**
 * Other words for a message that was sent before. Source: multidevice-messaging.md section 5.1.
 *
 * @param target the message, by the same author
 * @param content what it says now
 */
public record Edit(MessageReference target, Content content) implements Content {
    @Override
    public String kind() {
        return "edit";
    }
}
