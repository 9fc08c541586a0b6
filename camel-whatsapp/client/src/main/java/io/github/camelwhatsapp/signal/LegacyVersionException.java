package io.github.camelwhatsapp.signal;

/** A message is of a version of the protocol older than 3. Asking for it again does not help. */
public final class LegacyVersionException extends SignalException {
    /** @param version the message's version */
    public LegacyVersionException(int version) {
        super("The message is of version " + version + "; versions before " + MessageVersion.CURRENT
                + " are no longer read");
    }
}
