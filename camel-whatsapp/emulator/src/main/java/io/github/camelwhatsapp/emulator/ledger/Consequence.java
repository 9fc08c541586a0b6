package io.github.camelwhatsapp.emulator.ledger;

/** What the emulator does to a client that breaks a rule, besides writing it down. */
public enum Consequence {
    /** Nothing: the stanza is handled as if it were in order. */
    NOTED,
    /** The stanza is refused or dropped; the stream goes on. */
    REFUSED,
    /** The stream ends. */
    CLOSED
}
