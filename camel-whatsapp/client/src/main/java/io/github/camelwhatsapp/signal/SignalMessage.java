package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.Hmac;
import io.github.camelwhatsapp.crypto.PublicKey;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A message of a session: {@code 33 || protobuf || 8 bytes of HMAC-SHA256} (signal.md section 4). Immutable. What it says
 * is not to be trusted before the code has been verified, which takes the session's keys.
 */
public final class SignalMessage {
    private static final String WHAT = "A Signal message";
    private static final int MAC_LENGTH = 8;

    private static final int RATCHET_KEY = 1;
    private static final int COUNTER = 2;
    private static final int PREVIOUS_COUNTER = 3;
    private static final int CIPHERTEXT = 4;

    private final PublicKey ratchetKey;
    private final long counter;
    private final byte[] ciphertext;
    private final byte[] body;
    private final byte[] mac;

    private SignalMessage(PublicKey ratchetKey, long counter, byte[] ciphertext, byte[] body, byte[] mac) {
        this.ratchetKey = ratchetKey;
        this.counter = counter;
        this.ciphertext = ciphertext;
        this.body = body;
        this.mac = mac;
    }

    /**
     * Reads a message.
     *
     * @throws InvalidMessageException if the bytes do not parse or a field is missing
     * @throws InvalidKeyException if the ratchet key is none
     * @throws LegacyVersionException if it is older than version 3
     * @throws UnknownVersionException if it is newer than version 3
     */
    public static SignalMessage parse(byte[] bytes) {
        MessageVersion.check(WHAT, bytes, MAC_LENGTH);
        ProtoReader in = new ProtoReader(WHAT, bytes, MAC_LENGTH);
        PublicKey ratchetKey = null;
        long counter = -1;
        byte[] ciphertext = null;
        while (in.next()) {
            switch (in.key()) {
                case RATCHET_KEY << 3 | ProtoReader.LENGTH_DELIMITED -> ratchetKey = in.publicKey("ratchet key");
                case COUNTER << 3 | ProtoReader.VARINT -> counter = in.uint32();
                case CIPHERTEXT << 3 | ProtoReader.LENGTH_DELIMITED -> ciphertext = in.bytes();
                default -> in.skip();
            }
        }
        if (ratchetKey == null || counter < 0 || ciphertext == null) {
            throw new InvalidMessageException(WHAT + " needs a ratchet key, a counter and a ciphertext");
        }
        int bodyLength = bytes.length - MAC_LENGTH;
        return new SignalMessage(
                ratchetKey,
                counter,
                ciphertext,
                Arrays.copyOf(bytes, bodyLength),
                Arrays.copyOfRange(bytes, bodyLength, bytes.length));
    }

    /** Makes a message from what a chain step gave. */
    static SignalMessage create(
            SendingChain chain,
            int counter,
            MessageKeys keys,
            byte[] ciphertext,
            IdentityKey sender,
            IdentityKey receiver) {
        byte[] body = new ProtoWriter(64 + ciphertext.length)
                .publicKey(RATCHET_KEY, chain.ratchet().publicKey())
                .uint32(COUNTER, counter)
                .uint32(PREVIOUS_COUNTER, chain.previousCounter())
                .bytes(CIPHERTEXT, ciphertext)
                .finish();
        return new SignalMessage(
                chain.ratchet().publicKey(), counter, ciphertext, body, mac(keys, body, sender, receiver));
    }

    /** The sender's ratchet key, which names the chain. */
    public PublicKey ratchetKey() {
        return ratchetKey;
    }

    /** The message's number in its chain, 0 to 4294967295. */
    public long counter() {
        return counter;
    }

    /** The message as it travels; a copy. */
    public byte[] bytes() {
        byte[] bytes = Arrays.copyOf(body, body.length + MAC_LENGTH);
        System.arraycopy(mac, 0, bytes, body.length, MAC_LENGTH);
        return bytes;
    }

    /** The encrypted text; not copied. */
    byte[] ciphertext() {
        return ciphertext;
    }

    /** Whether the code was made with these keys between these two; in constant time. */
    boolean isAuthentic(MessageKeys keys, IdentityKey sender, IdentityKey receiver) {
        return MessageDigest.isEqual(mac, mac(keys, body, sender, receiver));
    }

    private static byte[] mac(MessageKeys keys, byte[] body, IdentityKey sender, IdentityKey receiver) {
        byte[] whole = Hmac.SHA256.of(keys.macKey(), sender.serialized(), receiver.serialized(), body);
        return Arrays.copyOf(whole, MAC_LENGTH);
    }

    @Override
    public String toString() {
        return "SignalMessage(counter " + counter + ", " + ciphertext.length + " bytes of ciphertext)";
    }
}
