package io.github.camelwhatsapp.emulator.phone;

/** Which way a message went, seen from the phone. */
public enum Direction {
    /** It came to this phone. */
    IN,
    /** This phone sent it. */
    OUT
}
