package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.crypto.AesGcm;
import io.github.camelwhatsapp.crypto.CiphertextFormatException;
import io.github.camelwhatsapp.crypto.Hkdf;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.UnusableKeyException;
import io.github.camelwhatsapp.emulator.linking.CodeFinish;
import io.github.camelwhatsapp.emulator.linking.LinkingException;
import io.github.camelwhatsapp.emulator.linking.LinkingException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The phone's half of linking with a code that a person types: the keys that travel under the code, and the bundle that comes
 * back. Source: multidevice-transport.md sections 7.1 to 7.5.
 */
final class LinkCode {
    private static final Pattern FORM = Pattern.compile("[1-9A-HJ-NP-TV-Z]{8}");
    private static final int ITERATIONS = 131_072;
    private static final int SALT = 32;
    private static final int IV = 16;
    private static final int BUNDLE_SALT = 32;
    private static final int BUNDLE_IV = 12;
    private static final int KEY = 32;
    private static final byte[] BUNDLE_INFO =
            "link_code_pairing_key_bundle_encryption_key".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SECRET_INFO = "adv_secret".getBytes(StandardCharsets.US_ASCII);

    private final String code;

    private LinkCode(String code) {
        this.code = code;
    }

    /**
     * Takes a code as a person types it: dashes, blanks and small letters are all right.
     *
     * @throws LinkingException if it is none
     */
    static LinkCode typed(String text) {
        String code = text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (!FORM.matcher(code).matches()) {
            throw new LinkingException(
                    Reason.WRONG_CODE,
                    "A code has 8 characters, 1 to 9 and A to Z without I, O and U; this one does not");
        }
        return new LinkCode(code);
    }

    /** The key that a device has wrapped under the code; under another code it is any key. */
    PublicKey unwrap(byte[] wrapped) {
        byte[] salt = Arrays.copyOf(wrapped, SALT);
        byte[] iv = Arrays.copyOfRange(wrapped, SALT, SALT + IV);
        return PublicKey.ofRaw(ctr(salt, iv, Arrays.copyOfRange(wrapped, SALT + IV, wrapped.length)));
    }

    /** A key under the code: salt, initial counter block and the key encrypted, 80 bytes. */
    byte[] wrap(PublicKey key, SecureRandom random) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        byte[] iv = new byte[IV];
        random.nextBytes(iv);
        return ByteBuffer.allocate(SALT + IV + KEY)
                .put(salt)
                .put(iv)
                .put(ctr(salt, iv, key.raw()))
                .array();
    }

    /**
     * Opens the bundle that a device has sent, and makes the secret that both now share.
     *
     * @param ephemeral the phone's ephemeral keys of this attempt
     * @param companion the device's ephemeral key, unwrapped
     * @param identity the phone's identity keys
     * @param finish what the device has sent
     * @return the secret, 32 bytes
     * @throws LinkingException if the code was another than the device's
     */
    static byte[] secret(KeyPair ephemeral, PublicKey companion, KeyPair identity, CodeFinish finish) {
        try {
            byte[] shared = ephemeral.privateKey().agree(companion);
            ByteBuffer plain = ByteBuffer.wrap(open(shared, finish.wrappedBundle()));
            byte[] companionIdentity = take(plain);
            byte[] phoneIdentity = take(plain);
            byte[] random = take(plain);
            if (!Arrays.equals(companionIdentity, finish.identity().raw())
                    || !Arrays.equals(phoneIdentity, identity.publicKey().raw())) {
                throw new LinkingException(
                        Reason.ANOTHER_DEVICE, "The bundle is for another phone, or from another device");
            }
            byte[] identityShared = identity.privateKey().agree(finish.identity());
            return Hkdf.derive(
                    ByteBuffer.allocate(3 * KEY)
                            .put(shared)
                            .put(identityShared)
                            .put(random)
                            .array(),
                    SECRET_INFO,
                    KEY);
        } catch (CiphertextFormatException | UnusableKeyException e) {
            throw new LinkingException(Reason.WRONG_CODE, "That is not the code which the device shows");
        }
    }

    /** The code does not show. */
    @Override
    public String toString() {
        return "LinkCode[8 characters]";
    }

    private static byte[] open(byte[] shared, byte[] bundle) {
        byte[] salt = Arrays.copyOf(bundle, BUNDLE_SALT);
        byte[] iv = Arrays.copyOfRange(bundle, BUNDLE_SALT, BUNDLE_SALT + BUNDLE_IV);
        byte[] sealed = Arrays.copyOfRange(bundle, BUNDLE_SALT + BUNDLE_IV, bundle.length);
        return new AesGcm(Hkdf.derive(shared, salt, BUNDLE_INFO, KEY)).open(iv, new byte[0], sealed);
    }

    private static byte[] take(ByteBuffer plain) {
        byte[] part = new byte[KEY];
        plain.get(part);
        return part;
    }

    private byte[] ctr(byte[] salt, byte[] iv, byte[] input) {
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(code.toCharArray(), salt, ITERATIONS, 8 * KEY))
                    .getEncoded();
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has PBKDF2WithHmacSHA256 and AES/CTR", e);
        }
    }
}
