package io.github.camelwhatsapp.emulator.phone;

/**
 * Whether a phone is connected.
 *
 * @param state the case
 * @param detail what a person should know about it, as a sentence; empty when there is nothing to add
 */
public record PhoneStatus(State state, String detail) {
    static final PhoneStatus CONNECTING = new PhoneStatus(State.CONNECTING, "");
    static final PhoneStatus ONLINE = new PhoneStatus(State.ONLINE, "");
    static final PhoneStatus OFFLINE = new PhoneStatus(State.OFFLINE, "");

    static PhoneStatus refused(String why) {
        return new PhoneStatus(State.REFUSED, why);
    }

    /** The cases. */
    public enum State {
        /** It is on its way in, for the first time or again after it was cut off. */
        CONNECTING,
        /** It is logged in. */
        ONLINE,
        /** It was switched off; only {@link Phone#comeBack()} changes that. */
        OFFLINE,
        /** The server does not want it; {@link Phone#comeBack()} tries again. */
        REFUSED
    }
}
