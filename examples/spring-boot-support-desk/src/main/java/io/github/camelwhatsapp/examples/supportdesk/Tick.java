package io.github.camelwhatsapp.examples.supportdesk;

/** How far an answer has come; each step replaces those before it. */
public enum Tick {
    /** It waits. */
    WAITING,
    /** The server has it: one tick. */
    SENT,
    /** It will never be sent. */
    FAILED,
    /** It is on the customer's phone: two ticks. */
    DELIVERED,
    /** The customer has seen it: blue ticks. */
    READ
}
