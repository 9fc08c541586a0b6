package io.github.camelwhatsapp.emulator.phone;

import java.time.Instant;
import java.util.Optional;

/**
 * What a phone knows about whether somebody is there.
 *
 * @param state online, offline, or not known because nobody subscribed or nothing came
 * @param lastSeen when they were last online, if they are not and if they let it be known
 */
public record PhonePresence(State state, Optional<Instant> lastSeen) {
    /** Nothing is known. */
    public static final PhonePresence UNKNOWN = new PhonePresence(State.UNKNOWN, Optional.empty());

    /** They are online now. */
    public static final PhonePresence ONLINE = new PhonePresence(State.ONLINE, Optional.empty());

    /** They are not online and were last seen then. */
    static PhonePresence offline(Optional<Instant> lastSeen) {
        return new PhonePresence(State.OFFLINE, lastSeen);
    }

    /** The three cases. */
    public enum State {
        /** Nobody told this phone. */
        UNKNOWN,
        /** There now. */
        ONLINE,
        /** Not there. */
        OFFLINE
    }
}
