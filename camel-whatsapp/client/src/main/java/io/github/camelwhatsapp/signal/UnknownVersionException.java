package io.github.camelwhatsapp.signal;

/** A message is of a version of the protocol newer than 3. Asking for it again does not help. */
public final class UnknownVersionException extends SignalException {
    /** @param version the message's version */
    public UnknownVersionException(int version) {
        super("The message is of version " + version + "; " + MessageVersion.CURRENT + " is the newest that is known");
    }
}
