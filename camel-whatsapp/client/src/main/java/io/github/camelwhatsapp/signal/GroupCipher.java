package io.github.camelwhatsapp.signal;

import java.security.SecureRandom;

/**
 * Encrypts once for all members of a group, and decrypts what came from one of them (signal.md section 5).
 *
 * <p>When a method returns, the step is in the store; when it throws, nothing is. The caller commits before a ciphertext
 * leaves, and together with whatever becomes of a plaintext.
 *
 * <p>Not thread safe; one lane per sender key, within one transaction of the store.
 */
public final class GroupCipher {
    private final SenderKeyStore senderKeys;
    private final SecureRandom random;

    /**
     * @param senderKeys where the keys are
     * @param random for signatures
     */
    public GroupCipher(SenderKeyStore senderKeys, SecureRandom random) {
        this.senderKeys = senderKeys;
        this.random = random;
    }

    /**
     * Encrypts with our sender key, which {@link GroupSessionBuilder#distribution} has made.
     *
     * @param own the group, and our own address
     * @param plaintext the content, of any length; it is padded to blocks of 16 bytes and no further
     * @throws NoSenderKeyException if we have none for this group
     */
    public SenderKeyMessage encrypt(SenderKeyName own, byte[] plaintext) {
        SenderKeyRecord record = record(own);
        SenderKeyState state = record.own().orElseThrow(() -> new NoSenderKeyException(own));
        SenderKeyState.Sealed sealed = state.seal(plaintext, random);
        senderKeys.put(own, record.advanced(sealed.next()));
        return sealed.message();
    }

    /**
     * Decrypts.
     *
     * @param from the group, and the member from whom the message came
     * @return the content as the sender gave it
     * @throws NoSenderKeyException if no key of this member is known
     * @throws UnknownSenderKeyIdException if keys are known, but not the one that the message names
     * @throws InvalidSignatureException if the member did not sign the message
     * @throws DuplicateMessageException if the message was decrypted before, or precedes the key's distribution
     * @throws FutureMessageException if it is too far ahead
     * @throws InvalidMessageException if its content is malformed
     */
    public byte[] decrypt(SenderKeyName from, SenderKeyMessage message) {
        SenderKeyRecord record = record(from);
        SenderKeyState state =
                record.state(message.keyId()).orElseThrow(() -> new UnknownSenderKeyIdException(from, message.keyId()));
        Opened<SenderKeyState> opened = state.open(message);
        senderKeys.put(from, record.advanced(opened.next()));
        return opened.plaintext();
    }

    private SenderKeyRecord record(SenderKeyName name) {
        return senderKeys.find(name).orElseThrow(() -> new NoSenderKeyException(name));
    }
}
