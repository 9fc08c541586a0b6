package io.github.camelwhatsapp.emulator.state;

/**
 * Why a message or receipt was not accepted. The codes are ours: what the real service answers is not known, but for 404,
 * whose use for this is unverified. Source: classic.md sections 5.1 and 7.4, multidevice-messaging.md section 7.2.
 */
public enum Refusal {
    /** No account or group has this address. */
    UNKNOWN_RECIPIENT(404),
    /** The sender is not in the group. */
    NOT_A_MEMBER(403),
    /** The one who asks is not an administrator of the group, or was shut out by whom it is about. */
    NOT_PERMITTED(401),
    /** What is asked exceeds a bound of the service. */
    NOT_ACCEPTABLE(406),
    /** The message is addressed to too many. */
    TOO_MANY_RECIPIENTS(406),
    /** The message has no content that fits its type. */
    UNFIT_CONTENT(406),
    /** The one who would come in is in already. */
    IS_MEMBER(304),
    /** A value that there is not. */
    BAD_VALUE(400),
    /** The one who would come back was put out. */
    WAS_PUT_OUT(405),
    /** It is so already, or was changed by somebody else meanwhile. */
    CONFLICT(409),
    /** The link was made void. */
    LINK_VOID(410),
    /** There is no more room. */
    FULL(419),
    /** A mailbox is full. */
    MAILBOX_FULL(503);

    private final int code;

    Refusal(int code) {
        this.code = code;
    }

    /** The number that the refusal carries on the wire. */
    public int code() {
        return code;
    }
}
