package io.github.camelwhatsapp.noise;

/** The two ends of a handshake. */
public enum NoiseRole {
    /** The one that opened the connection. */
    CLIENT,
    /** The one that accepted it. */
    SERVER;

    /** The other end. */
    NoiseRole other() {
        return this == CLIENT ? SERVER : CLIENT;
    }
}
