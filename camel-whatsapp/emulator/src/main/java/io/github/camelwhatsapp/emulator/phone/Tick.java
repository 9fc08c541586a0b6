package io.github.camelwhatsapp.emulator.phone;

/**
 * How far a message has come. For an own message it is what others told us; for a received one it is what this phone told
 * its author, so it begins at {@link #DELIVERED}.
 */
public enum Tick {
    /** On the phone only; the server has not taken it. Shown as a clock. */
    PENDING,
    /** The server would not take it: there is no such account, or the phone is no member of the group. Shown as a cross. */
    REFUSED,
    /** The server has taken it. One tick. */
    SENT,
    /** It is on the phone of the recipient, or on those of all members of the group. Two ticks. */
    DELIVERED,
    /** The recipient, or every member of the group, has seen it. Two coloured ticks. */
    READ,
    /** The recipient, or every member of the group, has played it: a sound, a voice note or a film. A coloured microphone. */
    PLAYED;

    /** The later of the two: a message never goes back. */
    Tick furthest(Tick other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
