package io.github.camelwhatsapp.noise;

/**
 * A step of a handshake message. In the pairs the first letter is the client's key and the second the server's: e for
 * ephemeral, s for static. Source: The Noise Protocol Framework, section 7.1.
 */
enum NoiseToken {
    /** A new ephemeral key in the clear. */
    E,
    /** A static key, encrypted. */
    S,
    /** Agreement of the two ephemeral keys. */
    EE,
    /** Agreement of the client's ephemeral and the server's static key. */
    ES,
    /** Agreement of the client's static and the server's ephemeral key. */
    SE,
    /** Agreement of the two static keys. */
    SS,
    /** What the message carries, encrypted. */
    PAYLOAD;

    /** Which key, E or S, an end contributes to an agreement: the client's letter comes first. */
    NoiseToken kindOf(NoiseRole role) {
        return name().charAt(role == NoiseRole.CLIENT ? 0 : 1) == 'E' ? E : S;
    }
}
