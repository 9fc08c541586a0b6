package io.github.camelwhatsapp.model;

/** What someone is doing in a chat. */
public enum ChatState {
    /** Typing. */
    COMPOSING,
    /** Stopped typing. */
    PAUSED,
    /** Recording a voice note; the classic generation shows it as typing. */
    RECORDING
}
