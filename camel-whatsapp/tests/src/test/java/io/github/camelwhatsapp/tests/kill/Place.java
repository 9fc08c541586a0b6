package io.github.camelwhatsapp.tests.kill;

import java.util.Locale;

/** Where a process is when it is killed. */
enum Place {
    /** Anywhere: a while after so many messages were handled. */
    ANYWHERE,
    /** In a transaction of the store, before its commit; whatever has queued is in the same group. */
    IN_TRANSACTION,
    /** Between dispatch and settle: the message is logged, and the route is not done with it. */
    IN_ROUTE,
    /** The route is done with the message, its answer is sent, and it is not settled. */
    ROUTE_DONE,
    /** The message is settled; no commit has made that durable for sure. */
    SETTLED;

    static Place of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
