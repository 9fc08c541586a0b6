package io.github.camelwhatsapp.model;

/** Whether someone is there. */
public enum Presence {
    /** Online now. */
    AVAILABLE,
    /** The same in the word of 2015; only ever sent, and others see no difference. */
    ACTIVE,
    /** Not online. */
    UNAVAILABLE
}
