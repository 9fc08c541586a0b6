package io.github.camelwhatsapp.signal;

/** A signature is wrong: that of a signed prekey, whose bundle must not be used, or that of a message to a group. */
public final class InvalidSignatureException extends SignalException {
    /** @param what whose signature, as the subject of the sentence */
    public InvalidSignatureException(String what) {
        super(what + " does not bear a valid signature");
    }
}
