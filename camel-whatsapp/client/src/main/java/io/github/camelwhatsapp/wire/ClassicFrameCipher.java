package io.github.camelwhatsapp.wire;

import io.github.camelwhatsapp.crypto.Rc4;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrecy of one direction of a classic connection: an RC4 key stream, and a MAC over ciphertext and sequence number.
 * Each end has one to seal with and one to open with. What is sealed must be sent in the same order, each piece once, and a
 * piece that fails to open ends the connection. Not for use by several threads. Source: classic.md sections 1.4, 3.2, 3.3.
 */
public final class ClassicFrameCipher {
    /** The bytes of a MAC on the wire, the first of twenty. */
    public static final int MAC_SIZE = 4;

    private static final int DROPPED = 768;
    private static final long LAST_SEQUENCE = 0xFFFFFFFFL;
    private static final String MAC_NAME = "HmacSHA1";

    private final Rc4 stream;
    private final Mac mac;
    private final byte[] sequenceBytes = new byte[4];
    private long sequence;

    /**
     * Starts at sequence 0.
     *
     * @param cipherKey K1 or K3 of the notes, normally 20 bytes; copied
     * @param macKey K2 or K4 of the notes, normally 20 bytes; copied
     * @throws IllegalArgumentException if a key is empty or the cipher key has more than 256 bytes
     */
    public ClassicFrameCipher(byte[] cipherKey, byte[] macKey) {
        this(cipherKey, macKey, 0);
    }

    ClassicFrameCipher(byte[] cipherKey, byte[] macKey, long sequence) {
        stream = new Rc4(cipherKey, DROPPED);
        mac = macWith(macKey);
        this.sequence = sequence;
    }

    /**
     * Encrypts the payload of a frame.
     *
     * @return ciphertext, then MAC
     * @throws FrameFormatException if the sequence numbers are used up: a new connection is needed
     */
    public byte[] sealFrame(byte[] plain) {
        byte[] sealed = new byte[plain.length + MAC_SIZE];
        sealFrame(plain, sealed, 0);
        return sealed;
    }

    /** Encrypts the payload of a frame into an array, at an offset behind which there is room for it and its MAC. */
    void sealFrame(byte[] plain, byte[] out, int offset) {
        requireSequence();
        stream.apply(plain, 0, plain.length, out, offset);
        putMac(out, offset, plain.length, out, offset + plain.length);
    }

    /**
     * Checks and decrypts the payload of a frame, ciphertext with the MAC behind it; the buffer's own position stays.
     *
     * @return the plaintext, in an array of its own
     * @throws FrameFormatException if it is shorter than a MAC, the MAC is wrong, or the sequence numbers are used up;
     *     nothing has been decrypted then
     */
    public byte[] openFrame(ByteBuffer payload) {
        byte[] sealed = new byte[payload.remaining()];
        payload.get(payload.position(), sealed);
        requireMac(sealed.length);
        return open(sealed, 0, sealed.length - MAC_SIZE, sealed.length - MAC_SIZE);
    }

    /**
     * Encrypts what a client proves itself with.
     *
     * @return MAC, then ciphertext
     * @throws FrameFormatException if the sequence numbers are used up: a new connection is needed
     */
    public byte[] sealBlob(byte[] plain) {
        requireSequence();
        byte[] sealed = new byte[MAC_SIZE + plain.length];
        stream.apply(plain, 0, plain.length, sealed, MAC_SIZE);
        putMac(sealed, MAC_SIZE, plain.length, sealed, 0);
        return sealed;
    }

    /**
     * Checks and decrypts what a client proves itself with, MAC in front.
     *
     * @return the plaintext
     * @throws FrameFormatException if it is shorter than a MAC, the MAC is wrong, or the sequence numbers are used up;
     *     nothing has been decrypted then
     */
    public byte[] openBlob(byte[] blob) {
        requireMac(blob.length);
        return open(blob, MAC_SIZE, blob.length - MAC_SIZE, 0);
    }

    /** Says how far it is, and nothing of the keys. */
    @Override
    public String toString() {
        return "ClassicFrameCipher[sequence=" + sequence + "]";
    }

    private byte[] open(byte[] sealed, int offset, int length, int macOffset) {
        requireSequence();
        long at = sequence;
        byte[] expected = new byte[MAC_SIZE];
        putMac(sealed, offset, length, expected, 0);
        int difference = 0;
        for (int i = 0; i < MAC_SIZE; i++) {
            difference |= expected[i] ^ sealed[macOffset + i];
        }
        if (difference != 0) {
            throw new FrameFormatException(
                    "Expected the MAC of sequence " + at + ", found another on " + length + " encrypted bytes");
        }
        byte[] plain = new byte[length];
        stream.apply(sealed, offset, length, plain, 0);
        return plain;
    }

    private void putMac(byte[] cipherText, int offset, int length, byte[] out, int outOffset) {
        sequenceBytes[0] = (byte) (sequence >> 24);
        sequenceBytes[1] = (byte) (sequence >> 16);
        sequenceBytes[2] = (byte) (sequence >> 8);
        sequenceBytes[3] = (byte) sequence;
        sequence++;
        mac.update(cipherText, offset, length);
        System.arraycopy(mac.doFinal(sequenceBytes), 0, out, outOffset, MAC_SIZE);
    }

    private void requireSequence() {
        if (sequence > LAST_SEQUENCE) {
            throw new FrameFormatException("Expected a sequence number of 32 bits, found that all are used");
        }
    }

    private static void requireMac(int length) {
        if (length < MAC_SIZE) {
            throw new FrameFormatException(
                    "Expected encrypted bytes with a MAC of " + MAC_SIZE + ", found " + length + " bytes");
        }
    }

    private static Mac macWith(byte[] key) {
        try {
            Mac mac = Mac.getInstance(MAC_NAME);
            mac.init(new SecretKeySpec(key, MAC_NAME));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + MAC_NAME, e);
        }
    }
}
