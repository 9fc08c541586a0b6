package io.github.camelwhatsapp.connection;

/** What the end of a connection leads to. */
public enum Reaction {
    /** Connect again at once. */
    RESTART,
    /** Connect again after a pause that grows. */
    BACK_OFF,
    /** The same, and the pause is long from the start: what is in the way does not go in seconds. */
    BACK_OFF_FAR,
    /** Stay down until what was in the way is gone; whoever closed the connection says when. */
    HOLD,
    /** Stay down and report: only a person, or another setting, can help. */
    FAIL,
    /** Stay down until whoever asked for it asks for the opposite. */
    STAY_DOWN
}
