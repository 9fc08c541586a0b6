package io.github.camelwhatsapp.multidevice.pairing;

import io.github.camelwhatsapp.crypto.AesGcm;
import io.github.camelwhatsapp.crypto.Hkdf;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.UnusableKeyException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * This device's part in one attempt to link by code: it sends its ephemeral key wrapped with the code, gets the phone's, and
 * answers with a bundle that the phone can open only if the code typed was right. Not for use by several threads, and, for
 * the cost of the code, not on an event loop. Source: multidevice-transport.md sections 7.2 to 7.4.
 */
public final class CodePairing {
    private static final int SECRET_LENGTH = 32;
    private static final byte[] BUNDLE_INFO =
            "link_code_pairing_key_bundle_encryption_key".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ADV_INFO = "adv_secret".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};

    private final PairingCode code;
    private final KeyPair ephemeral;
    private final KeyPair identity;
    private final SecureRandom random;

    /**
     * @param code what the person is shown
     * @param ephemeral keys made for this attempt
     * @param identity this device's identity keys
     * @param random for salts and secrets
     */
    public CodePairing(PairingCode code, KeyPair ephemeral, KeyPair identity, SecureRandom random) {
        this.code = code;
        this.ephemeral = ephemeral;
        this.identity = identity;
        this.random = random;
    }

    /** The ephemeral public key to send first, wrapped: 80 bytes. */
    public byte[] hello() {
        return code.wrap(ephemeral.publicKey(), random);
    }

    /**
     * Answers the phone.
     *
     * @param wrappedPrimary the phone's ephemeral public key as it came, 80 bytes
     * @param primaryIdentity the phone's identity key as it came, 32 bytes
     * @throws PairingException if a length is wrong or a key is of no use
     */
    public Finish finish(byte[] wrappedPrimary, byte[] primaryIdentity) {
        try {
            PublicKey primary = PublicKey.ofRaw(primaryIdentity);
            byte[] shared = ephemeral.privateKey().agree(code.unwrap(wrappedPrimary));
            byte[] secret = random(SECRET_LENGTH);
            byte[] bundle = bundle(shared, concat(identity.publicKey().raw(), primaryIdentity, secret));
            byte[] agreed = concat(shared, identity.privateKey().agree(primary), secret);
            byte[] advSecret = Hkdf.derive(agreed, ADV_INFO, SECRET_LENGTH);
            Arrays.fill(agreed, (byte) 0);
            return new Finish(bundle, advSecret);
        } catch (UnusableKeyException e) {
            throw PairingException.malformed("A key of the phone is of no use: " + e.getMessage());
        }
    }

    private byte[] bundle(byte[] shared, byte[] plaintext) {
        byte[] salt = random(SECRET_LENGTH);
        byte[] iv = random(AesGcm.IV_LENGTH);
        byte[] key = Hkdf.derive(shared, salt, BUNDLE_INFO, AesGcm.KEY_LENGTH);
        AesGcm cipher = new AesGcm(key);
        byte[] sealed = cipher.seal(iv, NOTHING, plaintext);
        cipher.destroy();
        return concat(salt, iv, sealed);
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    /** The end of this device's part. The secret takes effect before the bundle is sent: the pairing may follow at once. */
    public static final class Finish {
        private final byte[] wrappedBundle;
        private final byte[] advSecret;

        private Finish(byte[] wrappedBundle, byte[] advSecret) {
            this.wrappedBundle = wrappedBundle;
            this.advSecret = advSecret;
        }

        /** What to send: salt, IV and sealed bundle, 156 bytes. */
        public byte[] wrappedBundle() {
            return wrappedBundle.clone();
        }

        /** The secret that replaces the one of the QR code, 32 bytes. */
        public byte[] advSecret() {
            return advSecret.clone();
        }

        @Override
        public String toString() {
            return "Finish(bundle of " + wrappedBundle.length + " bytes, secret of " + advSecret.length + ")";
        }
    }
}
