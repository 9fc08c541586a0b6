package io.github.camelwhatsapp.crypto;

/**
 * Says that a key cannot be used: it has a wrong length or type byte, or an agreement with it gives the all-zero secret.
 * The message never shows the key. A retry with the same key cannot help.
 */
public final class UnusableKeyException extends IllegalArgumentException {
    /** @param problem which key, what was given, what is expected: one sentence without its full stop */
    public UnusableKeyException(String problem) {
        super(problem);
    }
}
