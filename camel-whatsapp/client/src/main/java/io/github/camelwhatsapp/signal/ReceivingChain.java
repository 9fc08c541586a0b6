package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.PublicKey;

/**
 * A chain with which one decrypts, and the ratchet key of the other side that names it. Immutable.
 *
 * @param ratchetKey the other side's ratchet key
 * @param chain the chain
 */
record ReceivingChain(PublicKey ratchetKey, Chain chain) {
    void write(RecordWriter out) {
        out.publicKey(ratchetKey);
        chain.write(out);
    }

    static ReceivingChain read(RecordReader in) {
        return new ReceivingChain(in.publicKey("receiving ratchet key"), Chain.read(in));
    }
}
