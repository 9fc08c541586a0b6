package io.github.camelwhatsapp.model;

/**
 * Why a connection changed its state.
 *
 * @param kind the kind, which decides what happens next
 * @param detail more for people, such as the server's own words; may be empty
 */
public record ConnectionCause(Kind kind, String detail) {
    /** The kinds of cause, whatever the generation. */
    public enum Kind {
        /** Somebody started or stopped the account. */
        REQUESTED,
        /** The step before was done. */
        PROGRESS,
        /** The pause after a failure is over. */
        RETRY,
        /** No socket could be opened. */
        CONNECT_FAILED,
        /** The socket was closed or broke. */
        CONNECTION_LOST,
        /** The server ended the stream in good order. */
        STREAM_ENDED,
        /** The login did not come to an end in time. */
        LOGIN_TIMEOUT,
        /** Pings were not answered. */
        PING_TIMEOUT,
        /** Pings are answered and nothing else has come for long. */
        DEAF,
        /** The server goes down and says so. */
        SERVER_SHUTDOWN,
        /** The server ended the stream with an error of another kind. */
        STREAM_ERROR,
        /** The server sent what cannot be understood. */
        PROTOCOL_VIOLATION,
        /** The same account logged in elsewhere. */
        CONFLICT,
        /** Wrong password, or the number is blocked. */
        NOT_AUTHORIZED,
        /** The account's subscription has expired. */
        ACCOUNT_EXPIRED,
        /** The server refused the login for another reason. */
        LOGIN_REFUSED,
        /** The server does not prove to be who it should be: its certificate or its signatures are not to be believed. */
        UNTRUSTED_SERVER,
        /** The server wants fewer connections or requests. */
        RATE_LIMITED,
        /** The server wants the connection opened anew, which is no error. */
        RESTART_REQUIRED,
        /** The server does not talk to a client of this version any more. */
        CLIENT_OUTDATED,
        /** The server has blocked the account for a while. */
        TEMPORARILY_BANNED,
        /** The account is not linked to a phone. */
        NOT_LINKED,
        /** Linking came to its end without success. */
        LINKING_ENDED,
        /** The account was unlinked, by the phone, the server, or on request. */
        LOGGED_OUT,
        /** The account lacks what a login needs, such as a password. */
        NOT_CONFIGURED,
        /** The store failed; what was in memory is thrown away. */
        STORE_FAILED,
        /** Another owner has taken over the account's store. */
        FENCED,
        /** More waits in the inbox than it may hold. */
        INBOX_FULL
    }

    /** A cause that needs no more words. */
    public static ConnectionCause of(Kind kind) {
        return new ConnectionCause(kind, "");
    }

    /** The kind, and the detail when there is one. */
    @Override
    public String toString() {
        return detail.isEmpty() ? kind.name() : kind + " (" + detail + ")";
    }
}
