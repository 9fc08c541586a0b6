package io.github.camelwhatsapp.signal;

/**
 * Whom a session is with: a name and the number of one of its devices. Two spellings of a name are two names.
 *
 * @param name any text but the empty one
 * @param device 0 or more
 */
public record SignalAddress(String name, int device) {
    /** Refuses an empty name and a negative number with an {@link IllegalArgumentException}. */
    public SignalAddress {
        if (name.isEmpty() || device < 0) {
            throw new IllegalArgumentException(
                    "An address is a name and a device from 0 on, given were '" + name + "' and " + device);
        }
    }

    /** Name and device with a dot between them. */
    @Override
    public String toString() {
        return name + "." + device;
    }
}
