package io.github.camelwhatsapp.error;

import org.jspecify.annotations.Nullable;

/** A medium could not be brought to the server or fetched from it; the reason says whether a retry can help. */
public final class MediaException extends WhatsAppException {
    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** The server has it no more, or does not give it to us: a retry does not help. */
        GONE,
        /** The server does not give it to us at this address any more: whoever sent it can bring it to the server again. */
        EXPIRED,
        /** It was gone, and its owner's phone was asked to bring it to the server again: the event {@code mediaRenewed} tells of it. */
        PENDING,
        /** What came is not what was announced: its hash, its length or its seal differs. It was thrown away; a retry may help. */
        CORRUPT,
        /** It is larger than the account allows; a retry does not help. */
        TOO_LARGE,
        /** The server could not be reached, broke off or did not understand us: a retry may help. */
        TRANSFER_FAILED,
        /** The bytes on this machine could not be read or written. */
        LOCAL
    }

    /**
     * @param reason why
     * @param message for people; names what was tried and no address
     */
    public MediaException(Reason reason, String message) {
        this(reason, message, null);
    }

    /**
     * @param reason why
     * @param message for people; names what was tried and no address
     * @param cause what led to it
     */
    public MediaException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
