package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The agreement that starts a session while one side is offline (signal.md section 2; the Signal document "The X3DH Key
 * Agreement Protocol"). Both sides compute the same four secrets in the same order.
 */
final class X3dh {
    /** What precedes the secrets, so that the input can be no encoded point: 32 bytes of FF. */
    private static final int PREFIX_LENGTH = 32;

    private static final int SECRET_LENGTH = 32;

    private X3dh() {}

    /**
     * The state of the side that has fetched a bundle.
     *
     * @param ours our identity
     * @param base a fresh key that names the session
     * @param ratchet a fresh key that names our first chain
     * @param theirs the other side's bundle, its signature verified
     * @throws InvalidKeyException if a key of the bundle is unusable
     */
    static SessionState initiate(IdentityKeyPair ours, KeyPair base, KeyPair ratchet, PreKeyBundle theirs) {
        PublicKey signedPreKey = theirs.signedPreKey().key();
        Optional<PreKeyBundle.OneTime> oneTime = theirs.preKey();
        RootKey.Step agreed = RootKey.first(join(
                RootKey.agree(ours.privateKey(), signedPreKey, "signed prekey"),
                RootKey.agree(base.privateKey(), theirs.identityKey().publicKey(), "identity key"),
                RootKey.agree(base.privateKey(), signedPreKey, "signed prekey"),
                oneTime.map(preKey -> RootKey.agree(base.privateKey(), preKey.key(), "one-time prekey"))));
        RootKey.Step step = agreed.root().step(ratchet.privateKey(), signedPreKey);
        return new SessionState(
                base.publicKey(),
                theirs.registrationId(),
                step.root(),
                new SendingChain(ratchet, step.chain(), 0),
                List.of(new ReceivingChain(signedPreKey, Chain.from(agreed.chain()))),
                new PendingPreKey(
                        theirs.signedPreKey().id(),
                        oneTime.map(preKey -> OptionalLong.of(preKey.id())).orElse(OptionalLong.empty())));
    }

    /**
     * The state of the side that has received a first message. It has no receiving chain yet: the message inside brings the
     * ratchet key for one.
     *
     * @param ours our identity
     * @param signedPreKey the signed prekey that the message names
     * @param preKey the one-time prekey that it names, if it names one
     * @throws InvalidKeyException if a key of the message is unusable
     */
    static SessionState answer(
            IdentityKeyPair ours, SignedPreKey signedPreKey, Optional<PreKey> preKey, PreKeySignalMessage message) {
        KeyPair signed = signedPreKey.keyPair();
        PublicKey base = message.baseKey();
        RootKey.Step agreed = RootKey.first(join(
                RootKey.agree(signed.privateKey(), message.identityKey().publicKey(), "identity key"),
                RootKey.agree(ours.privateKey(), base, "base key"),
                RootKey.agree(signed.privateKey(), base, "base key"),
                preKey.map(key -> RootKey.agree(key.keyPair().privateKey(), base, "base key"))));
        return new SessionState(
                base,
                message.registrationId(),
                agreed.root(),
                new SendingChain(signed, agreed.chain(), 0),
                List.of(),
                null);
    }

    private static byte[] join(byte[] first, byte[] second, byte[] third, Optional<byte[]> fourth) {
        byte[] master = new byte[PREFIX_LENGTH + (fourth.isPresent() ? 4 : 3) * SECRET_LENGTH];
        Arrays.fill(master, 0, PREFIX_LENGTH, (byte) 0xFF);
        System.arraycopy(first, 0, master, PREFIX_LENGTH, SECRET_LENGTH);
        System.arraycopy(second, 0, master, PREFIX_LENGTH + SECRET_LENGTH, SECRET_LENGTH);
        System.arraycopy(third, 0, master, PREFIX_LENGTH + 2 * SECRET_LENGTH, SECRET_LENGTH);
        fourth.ifPresent(
                secret -> System.arraycopy(secret, 0, master, PREFIX_LENGTH + 3 * SECRET_LENGTH, SECRET_LENGTH));
        return master;
    }
}
