package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.SigningKey;
import io.github.camelwhatsapp.crypto.XEdDsa;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A message to a group: {@code 33 || protobuf || signature of 64 bytes} (signal.md section 4). Immutable. What it says is
 * not to be trusted before the signature has been verified with the sender's signing key.
 */
public final class SenderKeyMessage {
    private static final String WHAT = "A sender key message";

    private static final int KEY_ID = 1;
    private static final int ITERATION = 2;
    private static final int CIPHERTEXT = 3;

    private final long keyId;
    private final long iteration;
    private final byte[] ciphertext;
    private final byte[] body;
    private final byte[] signature;

    private SenderKeyMessage(long keyId, long iteration, byte[] ciphertext, byte[] body, byte[] signature) {
        this.keyId = keyId;
        this.iteration = iteration;
        this.ciphertext = ciphertext;
        this.body = body;
        this.signature = signature;
    }

    /**
     * Reads a message.
     *
     * @throws InvalidMessageException if the bytes do not parse or a field is missing
     * @throws LegacyVersionException if it is older than version 3
     * @throws UnknownVersionException if it is newer than version 3
     */
    public static SenderKeyMessage parse(byte[] bytes) {
        MessageVersion.check(WHAT, bytes, XEdDsa.SIGNATURE_LENGTH);
        ProtoReader in = new ProtoReader(WHAT, bytes, XEdDsa.SIGNATURE_LENGTH);
        long keyId = -1;
        long iteration = -1;
        byte[] ciphertext = null;
        while (in.next()) {
            switch (in.key()) {
                case KEY_ID << 3 | ProtoReader.VARINT -> keyId = in.uint32();
                case ITERATION << 3 | ProtoReader.VARINT -> iteration = in.uint32();
                case CIPHERTEXT << 3 | ProtoReader.LENGTH_DELIMITED -> ciphertext = in.bytes();
                default -> in.skip();
            }
        }
        if (keyId < 0 || iteration < 0 || ciphertext == null) {
            throw new InvalidMessageException(WHAT + " needs a key id, an iteration and a ciphertext");
        }
        int bodyLength = bytes.length - XEdDsa.SIGNATURE_LENGTH;
        return new SenderKeyMessage(
                keyId,
                iteration,
                ciphertext,
                Arrays.copyOf(bytes, bodyLength),
                Arrays.copyOfRange(bytes, bodyLength, bytes.length));
    }

    /** Makes and signs a message. */
    static SenderKeyMessage create(long keyId, int iteration, byte[] ciphertext, SigningKey key, SecureRandom random) {
        byte[] body = new ProtoWriter(32 + ciphertext.length)
                .uint32(KEY_ID, keyId)
                .uint32(ITERATION, iteration)
                .bytes(CIPHERTEXT, ciphertext)
                .finish();
        return new SenderKeyMessage(keyId, iteration, ciphertext, body, key.sign(body, random));
    }

    /** Which of the sender's keys was used, 0 to 4294967295. */
    public long keyId() {
        return keyId;
    }

    /** The message's number in the chain of that key, 0 to 4294967295. */
    public long iteration() {
        return iteration;
    }

    /** The message as it travels; a copy. */
    public byte[] bytes() {
        byte[] bytes = Arrays.copyOf(body, body.length + signature.length);
        System.arraycopy(signature, 0, bytes, body.length, signature.length);
        return bytes;
    }

    /** The encrypted text; not copied. */
    byte[] ciphertext() {
        return ciphertext;
    }

    /** Whether the owner of this key signed the message. */
    boolean isSignedBy(PublicKey signingKey) {
        return XEdDsa.verify(signingKey, body, signature);
    }

    @Override
    public String toString() {
        return "SenderKeyMessage(key id " + keyId + ", iteration " + iteration + ", " + ciphertext.length
                + " bytes of ciphertext)";
    }
}
