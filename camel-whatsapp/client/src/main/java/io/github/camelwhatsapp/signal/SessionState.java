package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one side of a session knows at one moment. Immutable: encrypting and decrypting give a new state, so that a
 * failure leaves no trace.
 *
 * @param baseKey the initiator's ephemeral key, which names the session
 * @param remoteRegistrationId the other side's registration id
 * @param root the present root key
 * @param sending the chain to send with
 * @param receiving chains to receive with, oldest first, at most five
 * @param pending what messages must repeat until the other side has answered, or null when it has
 */
record SessionState(
        PublicKey baseKey,
        long remoteRegistrationId,
        RootKey root,
        SendingChain sending,
        List<ReceivingChain> receiving,
        @Nullable PendingPreKey pending) {
    static final int MAX_RECEIVING = 5;

    boolean canSend() {
        return sending.head() != null;
    }

    /** The chain that this ratchet key names. */
    Optional<ReceivingChain> receivingChain(PublicKey ratchetKey) {
        for (ReceivingChain chain : receiving) {
            if (chain.ratchetKey().equals(ratchetKey)) {
                return Optional.of(chain);
            }
        }
        return Optional.empty();
    }

    /** After a message was sent, or (null) after an older copy was restored. */
    SessionState withSendingHead(@Nullable ChainKey head) {
        return new SessionState(baseKey, remoteRegistrationId, root, sending.withHead(head), receiving, pending);
    }

    /** After a message of a known chain was received, which is also an answer to whatever was pending. */
    SessionState received(ReceivingChain chain) {
        List<ReceivingChain> chains = new ArrayList<>(receiving);
        chains.replaceAll(old -> old.ratchetKey().equals(chain.ratchetKey()) ? chain : old);
        return new SessionState(baseKey, remoteRegistrationId, root, sending, List.copyOf(chains), null);
    }

    /** After the first message of a new chain was received: we answer with a new ratchet key of our own. */
    SessionState ratcheted(ReceivingChain chain, RootKey afterReceiving, KeyPair newRatchet) {
        RootKey.Step step = afterReceiving.step(newRatchet.privateKey(), chain.ratchetKey());
        List<ReceivingChain> chains = new ArrayList<>(receiving);
        chains.add(chain);
        if (chains.size() > MAX_RECEIVING) {
            chains.remove(0);
        }
        return new SessionState(
                baseKey,
                remoteRegistrationId,
                step.root(),
                sending.followedBy(newRatchet, step.chain()),
                List.copyOf(chains),
                null);
    }

    void write(RecordWriter out) {
        out.publicKey(baseKey).int32(remoteRegistrationId).bytes(root.bytes());
        sending.write(out);
        out.int8(receiving.size());
        receiving.forEach(chain -> chain.write(out));
        out.int8(pending == null ? 0 : 1);
        if (pending != null) {
            pending.write(out);
        }
    }

    static SessionState read(RecordReader in) {
        PublicKey baseKey = in.publicKey("base key");
        long registrationId = in.uint32("registration id");
        RootKey root = new RootKey(in.bytes("root key", RootKey.LENGTH));
        SendingChain sending = SendingChain.read(in);
        List<ReceivingChain> receiving = new ArrayList<>();
        for (int left = in.int8("number of receiving chains", 0, MAX_RECEIVING); left > 0; left--) {
            receiving.add(ReceivingChain.read(in));
        }
        PendingPreKey pending = in.flag("pending prekey") ? PendingPreKey.read(in) : null;
        return new SessionState(baseKey, registrationId, root, sending, List.copyOf(receiving), pending);
    }
}
