package io.github.camelwhatsapp.connection;

import static io.github.camelwhatsapp.model.ConnectionState.AUTHENTICATING;
import static io.github.camelwhatsapp.model.ConnectionState.BACKING_OFF;
import static io.github.camelwhatsapp.model.ConnectionState.CONNECTING;
import static io.github.camelwhatsapp.model.ConnectionState.FAILED;
import static io.github.camelwhatsapp.model.ConnectionState.LINKING;
import static io.github.camelwhatsapp.model.ConnectionState.ONLINE;
import static io.github.camelwhatsapp.model.ConnectionState.STOPPED;

import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionState;
import java.util.Map;
import java.util.Set;

/** Which state may follow which. There is no other place that says so. */
public final class TransitionTable {
    private static final Map<ConnectionState, Set<ConnectionState>> NEXT = Map.of(
            STOPPED, Set.of(CONNECTING, FAILED),
            CONNECTING, Set.of(AUTHENTICATING, CONNECTING, BACKING_OFF, FAILED, STOPPED),
            LINKING, Set.of(CONNECTING, BACKING_OFF, FAILED, STOPPED),
            AUTHENTICATING, Set.of(ONLINE, LINKING, CONNECTING, BACKING_OFF, FAILED, STOPPED),
            ONLINE, Set.of(CONNECTING, BACKING_OFF, FAILED, STOPPED),
            BACKING_OFF, Set.of(CONNECTING, FAILED, STOPPED),
            FAILED, Set.of(CONNECTING, STOPPED));

    private TransitionTable() {}

    /** Whether this step is in the table. */
    public static boolean allows(ConnectionState from, ConnectionState to) {
        return NEXT.getOrDefault(from, Set.of()).contains(to);
    }

    /**
     * Checks a step.
     *
     * @throws IllegalStateException if it is not in the table: a defect of ours
     */
    static void check(ConnectionState from, ConnectionState to, ConnectionCause cause) {
        if (!allows(from, to)) {
            throw new IllegalStateException(
                    "A connection cannot go from " + from + " to " + to + " because of " + cause);
        }
    }
}
