package io.github.camelwhatsapp.noise;

import io.github.camelwhatsapp.crypto.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What both ends of a handshake compute alike: the hash of all that was said, the chaining key, and the cipher with its
 * counter. Not for use by several threads. Source: The Noise Protocol Framework, section 5.2; multidevice-transport.md
 * section 2.1.
 */
final class SymmetricState {
    private static final int LENGTH = 32;
    private static final byte[] NOTHING = new byte[0];

    private final MessageDigest sha256 = newDigest();
    private byte[] hash;
    private byte[] chainingKey;
    private @Nullable NoiseCipher cipher;

    /** Starts with the name of the protocol and what both ends have said before the handshake. */
    SymmetricState(String protocolName, byte[] prologue) {
        byte[] name = protocolName.getBytes(StandardCharsets.US_ASCII);
        this.hash = name.length <= LENGTH ? Arrays.copyOf(name, LENGTH) : sha256(name, NOTHING);
        this.chainingKey = hash.clone();
        mixHash(prologue);
    }

    void mixHash(byte[] data) {
        hash = sha256(hash, data);
    }

    /** Takes a secret in, which makes a new cipher whose counter starts at 0. */
    void mixKey(byte[] secret) {
        byte[] derived = Hkdf.derive(secret, chainingKey, NOTHING, 2 * LENGTH);
        forgetKeys();
        chainingKey = Arrays.copyOf(derived, LENGTH);
        byte[] key = Arrays.copyOfRange(derived, LENGTH, 2 * LENGTH);
        cipher = new NoiseCipher(key, 0);
        Arrays.fill(key, (byte) 0);
        Arrays.fill(derived, (byte) 0);
    }

    byte[] encryptAndHash(byte[] plaintext) {
        byte[] sealed = cipher().seal(plaintext, hash);
        mixHash(sealed);
        return sealed;
    }

    /** @throws NoiseException if it does not open */
    byte[] decryptAndHash(byte[] sealed) {
        byte[] plaintext = cipher().open(sealed, hash);
        mixHash(sealed);
        return plaintext;
    }

    /** The two ciphers that follow, as this end needs them. The state is of no use afterwards. */
    NoiseTransport split(NoiseRole role) {
        byte[] derived = Hkdf.derive(NOTHING, chainingKey, NOTHING, 2 * LENGTH);
        NoiseCipher fromClient = new NoiseCipher(Arrays.copyOf(derived, LENGTH), 0);
        NoiseCipher fromServer = new NoiseCipher(Arrays.copyOfRange(derived, LENGTH, 2 * LENGTH), 0);
        Arrays.fill(derived, (byte) 0);
        destroy();
        return role == NoiseRole.CLIENT
                ? new NoiseTransport(fromClient, fromServer)
                : new NoiseTransport(fromServer, fromClient);
    }

    /** Overwrites the keys. */
    void destroy() {
        forgetKeys();
        Arrays.fill(hash, (byte) 0);
    }

    /** The hash of all that was said, 32 bytes. */
    byte[] hash() {
        return hash.clone();
    }

    /** The chaining key, 32 bytes: a secret. */
    byte[] chainingKey() {
        return chainingKey.clone();
    }

    /** The cipher of the last agreement. */
    NoiseCipher cipher() {
        if (cipher == null) {
            throw new IllegalStateException("Nothing can be encrypted before the first agreement of keys");
        }
        return cipher;
    }

    private void forgetKeys() {
        Arrays.fill(chainingKey, (byte) 0);
        if (cipher != null) {
            cipher.destroy();
        }
    }

    private byte[] sha256(byte[] first, byte[] second) {
        sha256.update(first);
        return sha256.digest(second);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256, this one has not", e);
        }
    }
}
