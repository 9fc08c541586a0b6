package io.github.camelwhatsapp.error;

import java.time.Instant;
import java.util.Optional;

/** The server refused a message, and why, as far as its codes say. Source: multidevice-messaging.md section 3.7. */
public final class MessageRefusedException extends RefusedException {
    private final Reason reason;
    private final transient Optional<Instant> retryAt;

    /** Why a message was refused, and what helps. */
    public enum Reason {
        /** 400, 479: the server does not understand it. Nothing that a caller can do helps. */
        MALFORMED("the server does not understand the message"),
        /** 401, 403, 405, 406: not a member, blocked, or not an admin where only they may write. */
        NOT_ALLOWED("it is not allowed: not a member, blocked, or only admins may write there"),
        /** 404: there is no such recipient. */
        UNKNOWN_RECIPIENT("there is no such recipient"),
        /** 420, 421: the group goes by other addresses than those that are known, also after they were asked for again. */
        STALE_ADDRESSING("the group goes by other addresses, also after they were asked for again"),
        /** 429: too much in too short a time. Later it may go. */
        RATE_LIMITED("too much in too short a time"),
        /** 463: for a while the account may not write to people who have not written to it. Answers to others go. */
        TIME_LOCKED("for a while the account may not begin chats with people who do not know it"),
        /** 475: as many new chats as are allowed were begun. */
        NEW_CHATS_CAPPED("no more new chats may be begun for now"),
        /** 500, 503: trouble of the server's. Later it may go. */
        SERVER_TROUBLE("the server has trouble of its own"),
        /** A code that is not known. */
        OTHER("for a reason that is not known");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The reason of a code. */
        static Reason of(int code) {
            return switch (code) {
                case 400, 479 -> MALFORMED;
                case 401, 403, 405, 406 -> NOT_ALLOWED;
                case 404 -> UNKNOWN_RECIPIENT;
                case 420, 421 -> STALE_ADDRESSING;
                case 429 -> RATE_LIMITED;
                case 463 -> TIME_LOCKED;
                case 475 -> NEW_CHATS_CAPPED;
                case 500, 503 -> SERVER_TROUBLE;
                default -> OTHER;
            };
        }
    }

    /**
     * Of a code.
     *
     * @param request what was sent
     * @param code the server's
     * @param retryAt when it may go, if the server says so
     */
    public MessageRefusedException(String request, int code, Optional<Instant> retryAt) {
        super(
                request,
                code,
                Reason.of(code).words + retryAt.map(at -> "; not before " + at).orElse(""));
        this.reason = Reason.of(code);
        this.retryAt = retryAt;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** When it may go, if the server says so. */
    public Optional<Instant> retryAt() {
        return retryAt;
    }
}
