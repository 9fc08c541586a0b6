package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.Hmac;

/** The key of a symmetric chain at one of its messages, 32 bytes (signal.md section 3, chain step). Immutable, a secret. */
final class ChainKey {
    static final int LENGTH = 32;

    private static final byte[] FOR_MESSAGE = {1};
    private static final byte[] FOR_CHAIN = {2};

    private final byte[] key;
    private final int index;

    /** Takes the bytes over. */
    ChainKey(byte[] key, int index) {
        this.key = key;
        this.index = index;
    }

    /** The number of the message that the key stands before, from 0. */
    int index() {
        return index;
    }

    /** The 32 bytes, not copied. */
    byte[] bytes() {
        return key;
    }

    /** What the keys of the message with this number are made from. */
    MessageSeed seed() {
        return new MessageSeed(Hmac.SHA256.of(key, FOR_MESSAGE));
    }

    /** The key before the next message. There is no way back. Fails where the numbers end, rather than repeat one. */
    ChainKey next() {
        return new ChainKey(Hmac.SHA256.of(key, FOR_CHAIN), Math.addExact(index, 1));
    }

    void write(RecordWriter out) {
        out.bytes(key).int32(index);
    }

    static ChainKey read(RecordReader in) {
        return new ChainKey(in.bytes("chain key", LENGTH), in.int32("chain index", 0, Chain.MAX_INDEX));
    }

    @Override
    public String toString() {
        return "ChainKey(32 bytes, index " + index + ")";
    }
}
