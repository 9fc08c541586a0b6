package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PublicKey;
import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32C;

/**
 * Writes a record for a store: a byte for its kind, a byte for the version of its layout, the fields, and the CRC-32C of all
 * that. Numbers are big-endian; public keys are raw. The sum finds what rotted, it protects from nobody.
 */
final class RecordWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    RecordWriter(int kind, int version) {
        out.write(kind);
        out.write(version);
    }

    RecordWriter int8(int value) {
        out.write(value);
        return this;
    }

    RecordWriter int16(int value) {
        out.write(value >>> 8);
        out.write(value);
        return this;
    }

    RecordWriter int32(long value) {
        int16((int) (value >>> 16));
        int16((int) value);
        return this;
    }

    RecordWriter bytes(byte[] value) {
        out.write(value, 0, value.length);
        return this;
    }

    RecordWriter publicKey(PublicKey key) {
        return bytes(key.raw());
    }

    RecordWriter keyPair(KeyPair pair) {
        return publicKey(pair.publicKey()).bytes(pair.privateKey().raw());
    }

    byte[] finish() {
        int32(checksum(out.toByteArray(), out.size()));
        return out.toByteArray();
    }

    static long checksum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return sum.getValue();
    }
}
