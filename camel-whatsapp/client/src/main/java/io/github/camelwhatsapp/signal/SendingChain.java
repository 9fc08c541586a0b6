package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.KeyPair;
import org.jspecify.annotations.Nullable;

/**
 * The chain with which one encrypts, and the ratchet key that names it. Immutable. The key of the chain is absent after an
 * older copy of the store was restored: the copy does not know which message keys were used up since, and using one twice is
 * the one thing that must never happen. The ratchet key stays, so that messages can still be received.
 *
 * @param ratchet our ratchet key
 * @param head the key before the next message to send, or null if it was dropped
 * @param previousCounter number of the last message sent in the chain before this one, 0 if there was none
 */
record SendingChain(KeyPair ratchet, @Nullable ChainKey head, int previousCounter) {
    /** The chain behind this one, with a new ratchet key. */
    SendingChain followedBy(KeyPair newRatchet, ChainKey newHead) {
        return new SendingChain(newRatchet, newHead, head == null ? 0 : Math.max(head.index() - 1, 0));
    }

    SendingChain withHead(@Nullable ChainKey newHead) {
        return new SendingChain(ratchet, newHead, previousCounter);
    }

    void write(RecordWriter out) {
        out.keyPair(ratchet).int32(previousCounter).int8(head == null ? 0 : 1);
        if (head != null) {
            head.write(out);
        }
    }

    static SendingChain read(RecordReader in) {
        KeyPair ratchet = in.keyPair();
        int previousCounter = in.int32("previous counter", 0, Chain.MAX_INDEX);
        return new SendingChain(ratchet, in.flag("sending chain") ? ChainKey.read(in) : null, previousCounter);
    }
}
