package io.github.camelwhatsapp.model;

/** Where an incoming message or receipt was before it came. */
public enum Origin {
    /** Sent while we were online. */
    LIVE,
    /** It waited on the server while we were not. */
    OFFLINE,
    /** It is from the history that a phone hands to a new linked device. */
    HISTORY
}
