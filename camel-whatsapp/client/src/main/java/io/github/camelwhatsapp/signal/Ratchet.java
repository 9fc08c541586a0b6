package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.KeyPair;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The double ratchet between two identities (signal.md section 3; the Signal document "The Double Ratchet Algorithm"): it
 * turns a state and a message into the next state. Keeps nothing.
 *
 * @param local our identity
 * @param remote the other side's
 */
record Ratchet(IdentityKey local, IdentityKey remote) {
    /** Encrypts with a state and the key of its sending chain. */
    Sealed seal(SessionState state, ChainKey head, byte[] plaintext) {
        MessageKeys keys = MessageKeys.ofSession(head.seed());
        SignalMessage message =
                SignalMessage.create(state.sending(), head.index(), keys, keys.encrypt(plaintext), local, remote);
        return new Sealed(state.withSendingHead(head.next()), message);
    }

    /**
     * Decrypts.
     *
     * @throws DuplicateMessageException if the message's key was used before
     * @throws FutureMessageException if the message is too far ahead
     * @throws BadMacException if this state did not make the message's code
     * @throws InvalidMessageException if it did, and the content is malformed
     * @throws InvalidKeyException if the message's ratchet key is unusable
     */
    Opened<SessionState> open(SessionState state, SignalMessage message, SecureRandom random) {
        Optional<ReceivingChain> known = state.receivingChain(message.ratchetKey());
        return known.isPresent() ? continueChain(state, known.get(), message) : startChain(state, message, random);
    }

    private Opened<SessionState> continueChain(SessionState state, ReceivingChain known, SignalMessage message) {
        Chain.Taken taken = known.chain().take(message.counter());
        byte[] plaintext = verifyAndDecrypt(taken.seed(), message);
        return new Opened<>(state.received(new ReceivingChain(known.ratchetKey(), taken.rest())), plaintext);
    }

    private Opened<SessionState> startChain(SessionState state, SignalMessage message, SecureRandom random) {
        RootKey.Step step = state.root().step(state.sending().ratchet().privateKey(), message.ratchetKey());
        Chain.Taken taken = Chain.from(step.chain()).take(message.counter());
        byte[] plaintext = verifyAndDecrypt(taken.seed(), message);
        ReceivingChain chain = new ReceivingChain(message.ratchetKey(), taken.rest());
        return new Opened<>(state.ratcheted(chain, step.root(), KeyPair.generate(random)), plaintext);
    }

    private byte[] verifyAndDecrypt(MessageSeed seed, SignalMessage message) {
        MessageKeys keys = MessageKeys.ofSession(seed);
        if (!message.isAuthentic(keys, remote, local)) {
            throw new BadMacException(message.counter());
        }
        return keys.decrypt(message.ciphertext());
    }

    /** A message and the state after it. */
    record Sealed(SessionState next, SignalMessage message) {}
}
