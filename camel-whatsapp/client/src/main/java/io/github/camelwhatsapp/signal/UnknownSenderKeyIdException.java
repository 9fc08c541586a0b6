package io.github.camelwhatsapp.signal;

/** Sender keys of this member are known, but not the one that the message names: its distribution has not come yet. */
public final class UnknownSenderKeyIdException extends SignalException {
    /**
     * @param name whose keys, for which group
     * @param keyId the id that the message names
     */
    public UnknownSenderKeyIdException(SenderKeyName name, long keyId) {
        super("There is no sender key with the id " + keyId + " for " + name);
    }
}
