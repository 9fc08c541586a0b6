package io.github.camelwhatsapp.spi;

/**
 * End-to-end encryption of an account where the generation leaves a choice.
 *
 * @param enabled whether messages are encrypted for those who have keys, and keys are published so that others encrypt. Off unless told:
 *     the classic generation calls it optional, and text in the clear is read by every recipient (classic.md section 9)
 * @param acceptIdentityChanges whether to go on with somebody whose identity key has changed, as the official clients do; it is told
 *     as an event either way. Otherwise nothing is encrypted for them and nothing of theirs read until they are trusted again
 */
public record EncryptionSettings(boolean enabled, boolean acceptIdentityChanges) {
    /** What holds unless told. */
    public static final EncryptionSettings DEFAULT = new EncryptionSettings(false, true);
}
