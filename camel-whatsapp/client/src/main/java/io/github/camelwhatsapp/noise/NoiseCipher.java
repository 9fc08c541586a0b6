package io.github.camelwhatsapp.noise;

import io.github.camelwhatsapp.crypto.AesGcm;
import io.github.camelwhatsapp.crypto.CiphertextFormatException;

/**
 * AES-256-GCM under a key and a counter that makes the IV: eight zero bytes and the counter, big-endian. Each call takes the
 * next number, so no IV can come twice; at 2^32 - 1 it ends. After a ciphertext that does not open it is of no further use.
 * Not for use by several threads. Source: multidevice-transport.md sections 2.1 and 2.7.
 */
public final class NoiseCipher {
    /** Bytes that a ciphertext has more than its plaintext. */
    public static final int OVERHEAD = AesGcm.TAG_LENGTH;

    private static final long END = 0xFFFF_FFFFL;
    private static final byte[] NOTHING = new byte[0];

    private final AesGcm cipher;
    private final byte[] iv = new byte[AesGcm.IV_LENGTH];
    private long counter;

    /**
     * @param key 32 bytes, copied
     * @param counter the first number to use
     */
    NoiseCipher(byte[] key, long counter) {
        this.cipher = new AesGcm(key);
        this.counter = counter;
    }

    /**
     * Encrypts the next plaintext.
     *
     * @return 16 bytes more
     * @throws NoiseException if the counter has come to its end
     */
    public byte[] seal(byte[] plaintext) {
        return seal(plaintext, NOTHING);
    }

    /**
     * Encrypts the next plaintext into an array.
     *
     * @param out gets {@link #OVERHEAD} bytes more than the plaintext has
     * @param at where in the array they begin
     * @throws NoiseException if the counter has come to its end
     */
    public void seal(byte[] plaintext, byte[] out, int at) {
        cipher.seal(nextIv(), NOTHING, plaintext, out, at);
    }

    /**
     * Decrypts the next ciphertext.
     *
     * @throws NoiseException if it is not what the peer sealed next, or the counter has come to its end
     */
    public byte[] open(byte[] sealed) {
        return open(sealed, NOTHING);
    }

    /** The number that the next call takes. */
    public long counter() {
        return counter;
    }

    /** Drops the key; every later call is an {@link IllegalStateException}. */
    public void destroy() {
        cipher.destroy();
    }

    byte[] seal(byte[] plaintext, byte[] associated) {
        return cipher.seal(nextIv(), associated, plaintext);
    }

    byte[] open(byte[] sealed, byte[] associated) {
        long number = counter;
        try {
            return cipher.open(nextIv(), associated, sealed);
        } catch (CiphertextFormatException e) {
            destroy();
            throw new NoiseException("Ciphertext " + number + " of " + sealed.length + " bytes does not open", e);
        }
    }

    private byte[] nextIv() {
        if (counter >= END) {
            destroy();
            throw new NoiseException("A cipher has used all of its 2^32 - 1 numbers; a new connection is needed");
        }
        int number = (int) counter++;
        iv[8] = (byte) (number >>> 24);
        iv[9] = (byte) (number >>> 16);
        iv[10] = (byte) (number >>> 8);
        iv[11] = (byte) number;
        return iv;
    }

    @Override
    public String toString() {
        return "NoiseCipher(next number " + counter + ")";
    }
}
