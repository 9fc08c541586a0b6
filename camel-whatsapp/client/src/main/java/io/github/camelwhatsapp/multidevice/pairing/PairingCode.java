package io.github.camelwhatsapp.multidevice.pairing;

import io.github.camelwhatsapp.crypto.PublicKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The eight characters that a person types on the phone to link this device. They encrypt the ephemeral keys that the two
 * exchange. A secret: {@link #toString} does not show it. Immutable. Source: multidevice-transport.md section 7.1.
 */
public final class PairingCode {
    /** Bytes of a wrapped key: salt, IV, key. */
    public static final int WRAPPED_LENGTH = 80;

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTVWXYZ";
    private static final int LENGTH = 8;
    private static final int RANDOM_LENGTH = 5;
    private static final int SALT_LENGTH = 32;
    private static final int IV_LENGTH = 16;
    private static final int ITERATIONS = 131_072;
    private static final int KEY_BITS = 256;

    private final String characters;

    private PairingCode(String characters) {
        this.characters = characters;
    }

    /** Makes a code of 40 random bits. */
    public static PairingCode generate(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_LENGTH];
        random.nextBytes(bytes);
        long bits = 0;
        for (byte b : bytes) {
            bits = bits << 8 | (b & 0xFF);
        }
        StringBuilder characters = new StringBuilder(LENGTH);
        for (int shift = 5 * (LENGTH - 1); shift >= 0; shift -= 5) {
            characters.append(ALPHABET.charAt((int) (bits >> shift) & 31));
        }
        return new PairingCode(characters.toString());
    }

    /**
     * Takes a code that someone chose; lower case and a dash in the middle are as good.
     *
     * @throws IllegalArgumentException if it has not eight characters of the alphabet, which lacks 0, I, O and U
     */
    public static PairingCode of(String text) {
        String characters = text.replace("-", "").toUpperCase(Locale.ROOT);
        if (characters.length() != LENGTH || !characters.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            throw new IllegalArgumentException("A pairing code has 8 characters of " + ALPHABET + ", one of "
                    + characters.length() + " characters or with others was given");
        }
        return new PairingCode(characters);
    }

    /** The code as it is to be shown, with a dash in the middle. */
    public String displayed() {
        return characters.substring(0, 4) + "-" + characters.substring(4);
    }

    /**
     * Encrypts a public key with the code. Takes some tenths of a second, so not on an event loop.
     *
     * @return {@value #WRAPPED_LENGTH} bytes
     */
    public byte[] wrap(PublicKey key, SecureRandom random) {
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        byte[] iv = new byte[IV_LENGTH];
        random.nextBytes(iv);
        ByteArrayOutputStream wrapped = new ByteArrayOutputStream(WRAPPED_LENGTH);
        wrapped.writeBytes(salt);
        wrapped.writeBytes(iv);
        wrapped.writeBytes(crypt(salt, iv, key.raw()));
        return wrapped.toByteArray();
    }

    /**
     * Decrypts a public key. A wrong code gives a wrong key and no error. Takes some tenths of a second, so not on an event
     * loop.
     *
     * @throws PairingException if there are not {@value #WRAPPED_LENGTH} bytes
     */
    public PublicKey unwrap(byte[] wrapped) {
        if (wrapped.length != WRAPPED_LENGTH) {
            throw PairingException.malformed(
                    "A wrapped key has " + WRAPPED_LENGTH + " bytes, " + wrapped.length + " came");
        }
        byte[] salt = Arrays.copyOf(wrapped, SALT_LENGTH);
        byte[] iv = Arrays.copyOfRange(wrapped, SALT_LENGTH, SALT_LENGTH + IV_LENGTH);
        return PublicKey.ofRaw(crypt(salt, iv, Arrays.copyOfRange(wrapped, SALT_LENGTH + IV_LENGTH, WRAPPED_LENGTH)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PairingCode that && MessageDigest.isEqual(ascii(characters), ascii(that.characters));
    }

    @Override
    public int hashCode() {
        return LENGTH;
    }

    @Override
    public String toString() {
        return "PairingCode(8 characters)";
    }

    /** Encryption and decryption are the same in counter mode. */
    private byte[] crypt(byte[] salt, byte[] iv, byte[] bytes) {
        PBEKeySpec password = new PBEKeySpec(characters.toCharArray(), salt, ITERATIONS, KEY_BITS);
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(password)
                    .getEncoded();
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has PBKDF2 and AES-CTR, this one has not", e);
        } finally {
            password.clearPassword();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
