package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.PublicKey;
import java.util.Arrays;

/** Writes a message: the version byte, the fields of a small protobuf message in the order of the calls, and a trailer. */
final class ProtoWriter {
    private byte[] buffer;
    private int length;

    /** Starts with the version byte. */
    ProtoWriter(int expectedLength) {
        buffer = new byte[expectedLength];
        append((byte) MessageVersion.BYTE);
    }

    /** Writes an unsigned number of 32 bits, zero included. */
    ProtoWriter uint32(int field, long value) {
        varint(field << 3 | ProtoReader.VARINT);
        varint(value);
        return this;
    }

    /** Writes bytes. */
    ProtoWriter bytes(int field, byte[] value) {
        varint(field << 3 | ProtoReader.LENGTH_DELIMITED);
        varint(value.length);
        return trailer(value);
    }

    /** Writes a public key with its type byte. */
    ProtoWriter publicKey(int field, PublicKey value) {
        return bytes(field, value.serialized());
    }

    /** Writes bytes that are no field. */
    ProtoWriter trailer(byte[] value) {
        reserve(value.length);
        System.arraycopy(value, 0, buffer, length, value.length);
        length += value.length;
        return this;
    }

    /** What was written. */
    byte[] finish() {
        return buffer.length == length ? buffer : Arrays.copyOf(buffer, length);
    }

    private void varint(long value) {
        long rest = value;
        while (rest > 0x7F) {
            append((byte) (rest | 0x80));
            rest >>>= 7;
        }
        append((byte) rest);
    }

    private void append(byte value) {
        reserve(1);
        buffer[length++] = value;
    }

    private void reserve(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
