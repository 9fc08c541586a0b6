package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PrivateKey;
import io.github.camelwhatsapp.crypto.PublicKey;
import java.util.Arrays;

/**
 * Reads what {@link RecordWriter} wrote. Anything else, down to a single bit or a byte too many, ends in a
 * {@link CorruptRecordException}; counts are checked against their bounds and lengths against what is left before anything
 * is allocated.
 */
final class RecordReader {
    private static final int HEADER = 2;
    private static final int CHECKSUM = 4;

    private final String what;
    private final byte[] record;
    private final int end;
    private int at = HEADER;

    RecordReader(String what, int kind, int version, byte[] record) {
        this.what = what;
        this.record = record;
        this.end = record.length - CHECKSUM;
        if (end < HEADER || record[0] != kind) {
            throw corrupt("is no such record");
        }
        if (record[1] != version) {
            throw corrupt("is of version " + (record[1] & 0xFF) + ", version " + version + " is expected");
        }
        if (sumAtEnd() != RecordWriter.checksum(record, end)) {
            throw corrupt("has a wrong checksum");
        }
    }

    /** A number of one byte. */
    int int8(String field, int min, int max) {
        return (int) number(field, 1, min, max);
    }

    /** A number of two bytes. */
    int int16(String field, int min, int max) {
        return (int) number(field, 2, min, max);
    }

    /** A number of four bytes that fits an int. */
    int int32(String field, int min, int max) {
        return (int) number(field, 4, min, max);
    }

    /** An unsigned number of four bytes. */
    long uint32(String field) {
        return number(field, 4, 0, 0xFFFFFFFFL);
    }

    /** A byte that is 0 or 1. */
    boolean flag(String field) {
        return int8(field, 0, 1) == 1;
    }

    byte[] bytes(String field, int length) {
        require(field, length);
        byte[] value = Arrays.copyOfRange(record, at, at + length);
        at += length;
        return value;
    }

    PublicKey publicKey(String field) {
        return PublicKey.ofRaw(bytes(field, PublicKey.RAW_LENGTH));
    }

    PrivateKey privateKey(String field) {
        return PrivateKey.of(bytes(field, PrivateKey.LENGTH));
    }

    KeyPair keyPair() {
        return new KeyPair(publicKey("public key"), privateKey("private key"));
    }

    /** Refuses bytes behind the last field. */
    void end() {
        if (at != end) {
            throw corrupt("has " + (end - at) + " bytes behind its last field");
        }
    }

    /** The exception for a field that is wrong. */
    CorruptRecordException corrupt(String problem) {
        return new CorruptRecordException("A " + what + " record of " + record.length + " bytes " + problem);
    }

    private long number(String field, int length, long min, long max) {
        require(field, length);
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | (record[at++] & 0xFF);
        }
        if (value < min || value > max) {
            throw corrupt("has " + value + " as its " + field + ", " + min + " to " + max + " is expected");
        }
        return value;
    }

    private void require(String field, int length) {
        if (length > end - at) {
            throw corrupt("ends within its " + field);
        }
    }

    private long sumAtEnd() {
        long value = 0;
        for (int i = end; i < record.length; i++) {
            value = value << 8 | (record[i] & 0xFF);
        }
        return value;
    }
}
