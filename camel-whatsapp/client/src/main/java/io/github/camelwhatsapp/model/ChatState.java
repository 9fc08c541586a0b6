package io.github.camelwhatsapp.model;

/** What someone is doing in a chat. */
public enum ChatState {
    /** Typing. */
    COMPOSING,
    /** Stopped typing. */
    PAUSED
}
