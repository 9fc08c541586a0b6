package io.github.camelwhatsapp.model;

/** Whether someone is there, as the server tells it. */
public enum Presence {
    /** Online now. */
    AVAILABLE,
    /** Not online. */
    UNAVAILABLE
}
