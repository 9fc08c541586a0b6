package io.github.camelwhatsapp.model;

/** How far an account's connection has come. Which may follow which stands in the transition table of the connection package. */
public enum ConnectionState {
    /** Not wanted: nothing uses the account, or it was stopped on request. */
    STOPPED,
    /** A socket is being opened. */
    CONNECTING,
    /** The socket is open; the stream starts and the account proves who it is. */
    AUTHENTICATING,
    /** The server waits for the phone to agree to a link. */
    LINKING,
    /** Logged in. */
    ONLINE,
    /** Down for the moment; the next attempt is scheduled. */
    BACKING_OFF,
    /** Down until someone acts: the cause says what to do. */
    FAILED
}
