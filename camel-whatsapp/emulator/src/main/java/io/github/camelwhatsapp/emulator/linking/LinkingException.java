package io.github.camelwhatsapp.emulator.linking;

/** Says why a phone cannot link a device: a sentence for the person who holds the phone. */
public final class LinkingException extends RuntimeException {
    /** Why a phone cannot link a device. */
    public enum Reason {
        /** No device waits under this reference or for this number. */
        NOT_WAITING,
        /** The reference or the code is too old, or was used. */
        EXPIRED,
        /** The device that waits is another than the one that the phone saw. */
        ANOTHER_DEVICE,
        /** The account has as many devices as it may have. */
        TOO_MANY_DEVICES,
        /** The device went away or would not sign. */
        BROKEN_OFF,
        /** What was scanned or typed is no such code, or another than the device shows. */
        WRONG_CODE,
        /** The account has no such device. */
        NO_SUCH_DEVICE
    }

    private final Reason reason;

    /**
     * @param reason why
     * @param sentence the same for a person
     */
    public LinkingException(Reason reason, String sentence) {
        super(sentence, null, false, false);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
