package io.github.camelwhatsapp.connection;

import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.ConnectionState;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of an account's connection: each change in one line that says from what to what, why, and what comes next. At INFO; at ERROR
 * only what stays down although nobody wanted that.
 */
final class TransitionLog {
    private static final Logger LOG = LoggerFactory.getLogger(TransitionLog.class);

    /** An account that waits for its first link, or whose owner let a code grow old, is in order. */
    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private static final Set<Kind> EXPECTED = EnumSet.of(Kind.NOT_LINKED, Kind.LINKING_ENDED);

    private final String account;

    TransitionLog(String account) {
        this.account = account;
    }

    /** A change that needs no more words. */
    void changed(ConnectionState from, ConnectionState to, ConnectionCause cause) {
        if (to != ConnectionState.FAILED) {
            LOG.info("Account '{}': {} -> {} because of {}", account, from, to, cause);
        } else if (EXPECTED.contains(cause.kind())) {
            LOG.info(
                    "Account '{}': {} -> {} because of {}; it waits for somebody to link it", account, from, to, cause);
        } else {
            LOG.error(
                    "Account '{}': {} -> {} because of {}; it stays down until it is started again",
                    account,
                    from,
                    to,
                    cause);
        }
    }

    /** A pause begins. */
    void paused(ConnectionState from, ConnectionState to, ConnectionCause cause, Duration pause, int failures) {
        LOG.info(
                "Account '{}': {} -> {} because of {}; it tries again in {} ms (failure {} in a row)",
                account,
                from,
                to,
                cause,
                pause.toMillis(),
                failures);
    }

    /** A hold begins. */
    void held(ConnectionState from, ConnectionState to, ConnectionCause cause) {
        LOG.info("Account '{}': {} -> {} because of {}; it tries again when that is over", account, from, to, cause);
    }
}
