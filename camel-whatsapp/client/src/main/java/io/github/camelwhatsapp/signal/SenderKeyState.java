package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.SigningKey;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One sender key at one moment (signal.md section 5). Immutable; a secret.
 *
 * @param keyId the key's id, 0 to 4294967295
 * @param signingKey verifies messages
 * @param signer signs messages; null unless the key is our own
 * @param chain gives the messages' keys
 */
record SenderKeyState(long keyId, PublicKey signingKey, @Nullable SigningKey signer, Chain chain) {
    /** Makes a new key of our own. */
    static SenderKeyState generate(SecureRandom random) {
        byte[] id = new byte[4];
        random.nextBytes(id);
        byte[] key = new byte[ChainKey.LENGTH];
        random.nextBytes(key);
        KeyPair pair = KeyPair.generate(random);
        return new SenderKeyState(
                (id[0] & 0x7FL) << 24 | (id[1] & 0xFF) << 16 | (id[2] & 0xFF) << 8 | (id[3] & 0xFF),
                pair.publicKey(),
                SigningKey.of(pair.privateKey()),
                Chain.from(new ChainKey(key, 0)));
    }

    /** Someone else's key, as they describe it. */
    static SenderKeyState of(SenderKeyDistributionMessage distribution) {
        return new SenderKeyState(
                distribution.keyId(), distribution.signingKey(), null, Chain.from(distribution.chainKey()));
    }

    /** Describes the key from the next message on. */
    SenderKeyDistributionMessage distribution() {
        return new SenderKeyDistributionMessage(keyId, chain.head(), signingKey);
    }

    /** Encrypts and signs; only for a key of our own. */
    Sealed seal(byte[] plaintext, SecureRandom random) {
        SigningKey own = Objects.requireNonNull(signer, "a sender key of our own");
        ChainKey head = chain.head();
        byte[] ciphertext = MessageKeys.ofGroup(head.seed()).encrypt(plaintext);
        SenderKeyMessage message = SenderKeyMessage.create(keyId, head.index(), ciphertext, own, random);
        return new Sealed(with(new Chain(head.next(), chain.skipped())), message);
    }

    /**
     * Verifies and decrypts.
     *
     * @throws InvalidSignatureException if the owner of the signing key did not sign the message
     * @throws DuplicateMessageException if the message's key was used before
     * @throws FutureMessageException if the message is too far ahead
     * @throws InvalidMessageException if its content is malformed
     */
    Opened<SenderKeyState> open(SenderKeyMessage message) {
        if (!message.isSignedBy(signingKey)) {
            throw new InvalidSignatureException("Message " + message.iteration() + " of the sender key " + keyId);
        }
        Chain.Taken taken = chain.take(message.iteration());
        return new Opened<>(
                with(taken.rest()), MessageKeys.ofGroup(taken.seed()).decrypt(message.ciphertext()));
    }

    /** Whether this is the key that a distribution describes: an id alone may be taken by chance or on purpose. */
    boolean isDescribedBy(SenderKeyDistributionMessage distribution) {
        return keyId == distribution.keyId() && signingKey.equals(distribution.signingKey());
    }

    void write(RecordWriter out) {
        out.int32(keyId).publicKey(signingKey);
        Optional<SigningKey> own = Optional.ofNullable(signer);
        out.int8(own.isPresent() ? 1 : 0);
        own.ifPresent(key -> out.bytes(key.privateKey().raw()));
        chain.write(out);
    }

    static SenderKeyState read(RecordReader in) {
        long keyId = in.uint32("key id");
        PublicKey signingKey = in.publicKey("signing key");
        SigningKey signer = in.flag("own key") ? SigningKey.of(in.privateKey("private signing key")) : null;
        return new SenderKeyState(keyId, signingKey, signer, Chain.read(in));
    }

    private SenderKeyState with(Chain newChain) {
        return new SenderKeyState(keyId, signingKey, signer, newChain);
    }

    /** A message and the key after it. */
    record Sealed(SenderKeyState next, SenderKeyMessage message) {}
}
