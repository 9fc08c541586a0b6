package io.github.camelwhatsapp.tests.kill;

/** The lines that harness and process under test say to each other over the standard streams. */
final class Wire {
    /** The process handled a message: the line of {@link Handled} follows. */
    static final String HANDLED = "handled ";

    /** The process stands at the place where it is to be killed. */
    static final String REACHED = "reached";

    /** Asks the process to link its account to a phone. */
    static final String LINK = "link";

    /** The process shows a code to be scanned: its text follows. */
    static final String CODE = "code ";

    /** Asks the process whether its account is logged in. */
    static final String STATE = "state";

    /** What it answers once that is decided: {@link #ONLINE}, or that the account stays down, and why. */
    static final String DECIDED = "decided ";

    /** The account is logged in. */
    static final String ONLINE = "ONLINE";

    /** Asks the process to send a message: its number and the chat's address follow. */
    static final String SEND = "send ";

    /** The server has such a message: its number and its id follow. */
    static final String SENT = "sent ";

    /** Asks the process to wait until nothing is left to do. */
    static final String DRAIN = "drain";

    /** Nothing is left to do; how many messages are parked follows. */
    static final String DRAINED = "drained ";

    /** Asks the process to end in good order. */
    static final String STOP = "stop";

    private Wire() {}
}
