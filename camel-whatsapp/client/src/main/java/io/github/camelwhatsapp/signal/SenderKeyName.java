package io.github.camelwhatsapp.signal;

/**
 * What a sender key is for: the messages of one device to one group.
 *
 * @param group the group's name, not empty
 * @param sender the device that encrypts with the key
 */
public record SenderKeyName(String group, SignalAddress sender) {
    /** Refuses an empty group with an {@link IllegalArgumentException}. */
    public SenderKeyName {
        if (group.isEmpty()) {
            throw new IllegalArgumentException("A sender key belongs to a group, an empty name was given");
        }
    }

    /** The sender, "in", the group. */
    @Override
    public String toString() {
        return sender + " in " + group;
    }
}
