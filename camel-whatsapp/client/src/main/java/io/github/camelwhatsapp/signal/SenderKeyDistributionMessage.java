package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.PublicKey;

/**
 * What a member of a group tells the others so that they can read its messages from now on: {@code 33 || protobuf}
 * (signal.md section 4). Immutable, and a secret: it must only travel inside a session's message.
 */
public final class SenderKeyDistributionMessage {
    private static final String WHAT = "A sender key distribution";

    private static final int KEY_ID = 1;
    private static final int ITERATION = 2;
    private static final int CHAIN_KEY = 3;
    private static final int SIGNING_KEY = 4;

    private final long keyId;
    private final ChainKey chainKey;
    private final PublicKey signingKey;

    /** Describes a sender key. */
    SenderKeyDistributionMessage(long keyId, ChainKey chainKey, PublicKey signingKey) {
        this.keyId = keyId;
        this.chainKey = chainKey;
        this.signingKey = signingKey;
    }

    /**
     * Reads a distribution.
     *
     * @throws InvalidMessageException if the bytes do not parse, a field is missing, or the chain key has not 32 bytes
     * @throws InvalidKeyException if the signing key is none
     * @throws LegacyVersionException if it is older than version 3
     * @throws UnknownVersionException if it is newer than version 3
     */
    public static SenderKeyDistributionMessage parse(byte[] bytes) {
        MessageVersion.check(WHAT, bytes, 0);
        ProtoReader in = new ProtoReader(WHAT, bytes, 0);
        long keyId = -1;
        long iteration = -1;
        byte[] chainKey = null;
        PublicKey signingKey = null;
        while (in.next()) {
            switch (in.key()) {
                case KEY_ID << 3 | ProtoReader.VARINT -> keyId = in.uint32();
                case ITERATION << 3 | ProtoReader.VARINT -> iteration = in.uint32();
                case CHAIN_KEY << 3 | ProtoReader.LENGTH_DELIMITED -> chainKey = in.bytes();
                case SIGNING_KEY << 3 | ProtoReader.LENGTH_DELIMITED -> signingKey = in.publicKey("signing key");
                default -> in.skip();
            }
        }
        if (keyId < 0 || iteration < 0 || chainKey == null || signingKey == null) {
            throw new InvalidMessageException(WHAT + " needs a key id, an iteration, a chain key and a signing key");
        }
        if (chainKey.length != ChainKey.LENGTH || iteration > Chain.MAX_INDEX) {
            throw new InvalidMessageException(WHAT + " needs a chain key of 32 bytes and an iteration up to "
                    + Chain.MAX_INDEX + ", given were " + chainKey.length + " bytes and " + iteration);
        }
        return new SenderKeyDistributionMessage(keyId, new ChainKey(chainKey, (int) iteration), signingKey);
    }

    /** The key's id, 0 to 4294967295. */
    public long keyId() {
        return keyId;
    }

    /** The number of the first message that can be read, 0 to 2147483647. */
    public int iteration() {
        return chainKey.index();
    }

    /** The key that verifies the sender's messages. */
    public PublicKey signingKey() {
        return signingKey;
    }

    /** The key of the chain at that message. */
    ChainKey chainKey() {
        return chainKey;
    }

    /** The message as it travels: a secret. */
    public byte[] bytes() {
        return new ProtoWriter(96)
                .uint32(KEY_ID, keyId)
                .uint32(ITERATION, iteration())
                .bytes(CHAIN_KEY, chainKey.bytes())
                .publicKey(SIGNING_KEY, signingKey)
                .finish();
    }

    @Override
    public String toString() {
        return "SenderKeyDistributionMessage(key id " + keyId + ", " + chainKey + ")";
    }
}
