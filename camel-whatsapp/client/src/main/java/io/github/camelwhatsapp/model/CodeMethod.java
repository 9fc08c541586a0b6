package io.github.camelwhatsapp.model;

/** How a registration code comes to the phone. */
public enum CodeMethod {
    /** As a text message. */
    SMS,
    /** By a call that reads it out. */
    VOICE
}
