package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.StoreCorruptException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The envelope of secret columns: version (1 byte, 1), length of the key id (1 byte), key id (UTF-8), CRC-32C of context,
 * key id and sealed bytes (4 bytes, big-endian), sealed bytes. The check notices damage and rows that changed places, with
 * any cipher.
 */
final class SealedColumns {
    private static final byte VERSION = 1;
    private static final int MAX_KEY_ID = 255;

    private final StoreCipher cipher;

    SealedColumns(StoreCipher cipher) {
        this.cipher = cipher;
    }

    byte[] seal(byte[] plain, String... context) {
        byte[] about = bytes(String.join("\0", context));
        byte[] keyId = bytes(cipher.keyId());
        if (keyId.length > MAX_KEY_ID) {
            throw new IllegalArgumentException(
                    "The cipher's key id takes " + keyId.length + " bytes; at most " + MAX_KEY_ID + " are possible");
        }
        byte[] sealed = cipher.seal(plain, about);
        return ByteBuffer.allocate(2 + keyId.length + Integer.BYTES + sealed.length)
                .put(VERSION)
                .put((byte) keyId.length)
                .put(keyId)
                .putInt(check(about, keyId, sealed))
                .put(sealed)
                .array();
    }

    /** Opens an envelope; what is wrong with it is told with the name of the value, which may be shown. */
    byte[] open(String name, byte[] envelope, String... context) {
        try {
            return open(name, ByteBuffer.wrap(envelope), bytes(String.join("\0", context)));
        } catch (BufferUnderflowException e) {
            throw new StoreCorruptException(name + " is cut off after " + envelope.length + " bytes", e);
        }
    }

    private byte[] open(String name, ByteBuffer envelope, byte[] about) {
        byte version = envelope.get();
        if (version != VERSION) {
            throw new StoreCorruptException(name + " has the envelope version " + version + ", expected " + VERSION);
        }
        byte[] keyId = new byte[Byte.toUnsignedInt(envelope.get())];
        envelope.get(keyId);
        int check = envelope.getInt();
        byte[] sealed = new byte[envelope.remaining()];
        envelope.get(sealed);
        if (check != check(about, keyId, sealed)) {
            throw new StoreCorruptException(name + " does not match its check sum");
        }
        return cipher.open(new String(keyId, StandardCharsets.UTF_8), sealed, about);
    }

    private static int check(byte[]... parts) {
        CRC32C crc = new CRC32C();
        for (byte[] part : parts) {
            crc.update(part);
        }
        return (int) crc.getValue();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
