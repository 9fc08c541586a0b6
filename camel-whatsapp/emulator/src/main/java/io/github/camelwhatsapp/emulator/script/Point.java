package io.github.camelwhatsapp.emulator.script;

/** The moments of a connection at which a fault can strike. */
public enum Point {
    /** The connection was accepted and nothing was read or written; its account is not known. */
    CONNECT,
    /** The client has asked for the upgrade to a WebSocket, which only linked devices do; its account is not known. */
    UPGRADE,
    /** The client named its account and is not yet answered. */
    LOGIN,
    /** The server is about to send a stanza to a client that is logged in. */
    STANZA,
    /** A message of a linked device has come and is not yet delivered. */
    MESSAGE
}
