package io.github.camelwhatsapp.signal;

/**
 * A correspondent shows another identity key than the stored one, and {@link IdentityPolicy#REFUSE_CHANGES} is in force. A
 * retry helps after {@link Identities#trust}.
 */
public final class UntrustedIdentityException extends SignalException {
    private final SignalAddress address;
    private final IdentityKey identityKey;

    /**
     * @param address whose identity
     * @param identityKey the key that is not trusted
     */
    public UntrustedIdentityException(SignalAddress address, IdentityKey identityKey) {
        super("The identity key of " + address + " is not the stored one");
        this.address = address;
        this.identityKey = identityKey;
    }

    /** Whose identity it is. */
    public SignalAddress address() {
        return address;
    }

    /** The key that was shown. */
    public IdentityKey identityKey() {
        return identityKey;
    }
}
