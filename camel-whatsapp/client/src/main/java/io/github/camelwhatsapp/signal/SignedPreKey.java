package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.XEdDsa;
import java.security.SecureRandom;

/**
 * A signed prekey of our own: part of every session that strangers start with us, and exchanged now and then.
 *
 * @param id 1 to 16777215
 * @param keyPair the key
 * @param signature our identity key's signature over the serialized public key
 */
public record SignedPreKey(int id, KeyPair keyPair, PreKeySignature signature) {
    private static final int KIND = 'D';

    /** Refuses an id out of range with an {@link IllegalArgumentException}. */
    public SignedPreKey {
        PreKey.checkId(id);
    }

    /** Makes a new signed prekey. */
    public static SignedPreKey generate(int id, IdentityKeyPair identity, SecureRandom random) {
        KeyPair pair = KeyPair.generate(random);
        byte[] signature = XEdDsa.sign(identity.privateKey(), pair.publicKey().serialized(), random);
        return new SignedPreKey(id, pair, PreKeySignature.of(signature));
    }

    /** What is published of this prekey. */
    public PreKeyBundle.Signed offer() {
        return new PreKeyBundle.Signed(id, keyPair.publicKey(), signature);
    }

    /** The record for a store: 'D', version 1, id (4 bytes), public key, private key (32 each), signature (64), CRC-32C. */
    public byte[] encode() {
        return new RecordWriter(KIND, 1)
                .int32(id)
                .keyPair(keyPair)
                .bytes(signature.bytes())
                .finish();
    }

    /**
     * Reads what {@link #encode()} wrote.
     *
     * @throws CorruptRecordException if it is anything else
     */
    public static SignedPreKey decode(byte[] record) {
        RecordReader in = new RecordReader("signed prekey", KIND, 1, record);
        SignedPreKey preKey = new SignedPreKey(
                in.int32("id", 1, PreKey.MAX_ID),
                in.keyPair(),
                PreKeySignature.of(in.bytes("signature", PreKeySignature.LENGTH)));
        in.end();
        return preKey;
    }
}
