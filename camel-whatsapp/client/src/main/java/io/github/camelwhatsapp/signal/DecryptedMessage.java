package io.github.camelwhatsapp.signal;

/** The content of a message, and what was learnt about its sender's identity. Shows only the content's length. */
public final class DecryptedMessage {
    private final byte[] plaintext;
    private final IdentityStatus identity;

    /** Takes the bytes over. */
    DecryptedMessage(byte[] plaintext, IdentityStatus identity) {
        this.plaintext = plaintext;
        this.identity = identity;
    }

    /** The content as the sender gave it, with any padding of its own; handed over, not copied. */
    public byte[] plaintext() {
        return plaintext;
    }

    /** Whether the sender's identity was known. */
    public IdentityStatus identity() {
        return identity;
    }

    @Override
    public String toString() {
        return "DecryptedMessage(" + plaintext.length + " bytes, identity " + identity + ")";
    }
}
