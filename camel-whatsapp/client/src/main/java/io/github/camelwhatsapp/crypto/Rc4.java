package io.github.camelwhatsapp.crypto;

import java.util.Objects;
import org.bouncycastle.crypto.engines.RC4Engine;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * An RC4 key stream, with which one end encrypts and the other decrypts. It can only go forward: each call continues where
 * the one before ended.
 *
 * <p>Broken as a cipher, and here only because a protocol of 2016 demands it. Not for use by several threads.
 */
public final class Rc4 {
    private static final int LONGEST_KEY = 256;

    private final RC4Engine engine = new RC4Engine();

    /**
     * Starts a key stream.
     *
     * @param key 1 to 256 bytes; copied
     * @param dropped how many bytes at the start of the key stream are thrown away
     * @throws IllegalArgumentException if the key has another length or a negative number is to be dropped
     */
    public Rc4(byte[] key, int dropped) {
        if (key.length == 0 || key.length > LONGEST_KEY) {
            throw new IllegalArgumentException(
                    "An RC4 key has 1 to " + LONGEST_KEY + " bytes, one of " + key.length + " was given");
        }
        if (dropped < 0) {
            throw new IllegalArgumentException("The number of dropped bytes must be 0 or more, it is " + dropped);
        }
        engine.init(true, new KeyParameter(key));
        byte[] waste = new byte[dropped];
        apply(waste, 0, dropped, waste, 0);
    }

    /**
     * Encrypts or decrypts, which is the same; both arrays may be one, with the same offset.
     *
     * @throws IndexOutOfBoundsException if the bytes are not within the arrays; the key stream has not moved then
     */
    public void apply(byte[] in, int inOffset, int length, byte[] out, int outOffset) {
        Objects.checkFromIndexSize(inOffset, length, in.length);
        Objects.checkFromIndexSize(outOffset, length, out.length);
        engine.processBytes(in, inOffset, length, out, outOffset);
    }
}
