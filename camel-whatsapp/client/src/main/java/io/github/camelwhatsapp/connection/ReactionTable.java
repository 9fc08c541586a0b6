package io.github.camelwhatsapp.connection;

import static io.github.camelwhatsapp.model.ConnectionCause.Kind;

import java.util.EnumMap;
import java.util.Map;

/**
 * What each cause leads to. A cause that trying again cannot mend never leads to another attempt: it would only make
 * the server angry. Source: classic.md sections 3.6, 11.3 and 11.5, multidevice-transport.md sections 8.2, 8.5 and 11;
 * what the user may change, the options say.
 */
public final class ReactionTable {
    private static final Map<Kind, Reaction> DEFAULTS = defaults();

    private ReactionTable() {}

    /** What this kind of cause leads to. */
    public static Reaction of(Kind kind) {
        return DEFAULTS.getOrDefault(kind, Reaction.BACK_OFF);
    }

    private static Map<Kind, Reaction> defaults() {
        Map<Kind, Reaction> table = new EnumMap<>(Kind.class);
        table.put(Kind.REQUESTED, Reaction.STAY_DOWN);
        table.put(Kind.INBOX_FULL, Reaction.HOLD);
        table.put(Kind.CONNECT_FAILED, Reaction.BACK_OFF);
        table.put(Kind.CONNECTION_LOST, Reaction.BACK_OFF);
        table.put(Kind.STREAM_ENDED, Reaction.BACK_OFF);
        table.put(Kind.LOGIN_TIMEOUT, Reaction.BACK_OFF);
        table.put(Kind.PING_TIMEOUT, Reaction.BACK_OFF);
        table.put(Kind.DEAF, Reaction.RESTART);
        table.put(Kind.SERVER_SHUTDOWN, Reaction.BACK_OFF);
        table.put(Kind.STREAM_ERROR, Reaction.BACK_OFF);
        table.put(Kind.PROTOCOL_VIOLATION, Reaction.BACK_OFF);
        table.put(Kind.UNTRUSTED_SERVER, Reaction.BACK_OFF_FAR);
        table.put(Kind.RATE_LIMITED, Reaction.BACK_OFF_FAR);
        table.put(Kind.RESTART_REQUIRED, Reaction.RESTART);
        table.put(Kind.CLIENT_OUTDATED, Reaction.FAIL);
        table.put(Kind.TEMPORARILY_BANNED, Reaction.FAIL);
        table.put(Kind.NOT_LINKED, Reaction.FAIL);
        table.put(Kind.LINKING_ENDED, Reaction.FAIL);
        table.put(Kind.LOGGED_OUT, Reaction.FAIL);
        table.put(Kind.STORE_FAILED, Reaction.BACK_OFF);
        table.put(Kind.CONFLICT, Reaction.FAIL);
        table.put(Kind.NOT_AUTHORIZED, Reaction.FAIL);
        table.put(Kind.ACCOUNT_EXPIRED, Reaction.FAIL);
        table.put(Kind.LOGIN_REFUSED, Reaction.FAIL);
        table.put(Kind.NOT_CONFIGURED, Reaction.FAIL);
        table.put(Kind.FENCED, Reaction.FAIL);
        return table;
    }
}
