package io.github.camelwhatsapp.crypto;

/** Says that a ciphertext is not what an encryption gives: a wrong length or padding. A retry cannot help. */
public final class CiphertextFormatException extends IllegalArgumentException {
    /** @param problem what was given and what is expected: one sentence without its full stop */
    public CiphertextFormatException(String problem) {
        super(problem);
    }
}
