package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.UnusableKeyException;
import java.util.Arrays;

/**
 * Reads the fields of a small protobuf message, one after the other. A field is known by its key, which is its number times 8
 * plus its wire type; a known number with another type is as unknown as an unknown number, and is skipped. No length is
 * trusted before it is compared with what is left.
 */
final class ProtoReader {
    static final int VARINT = 0;
    static final int LENGTH_DELIMITED = 2;

    private static final int FIXED_64 = 1;
    private static final int FIXED_32 = 5;
    private static final int MAX_VARINT = 10;

    private final String what;
    private final byte[] bytes;
    private final int end;
    private int at;
    private int key;

    /** Reads from the second byte, behind the version, up to a trailer. */
    ProtoReader(String what, byte[] bytes, int trailer) {
        this.what = what;
        this.bytes = bytes;
        this.at = 1;
        this.end = bytes.length - trailer;
    }

    /** Goes to the next field; false at the end. */
    boolean next() {
        if (at == end) {
            return false;
        }
        long read = varint();
        if (read >>> 3 == 0 || read >>> 32 != 0) {
            throw new InvalidMessageException(what + " has a field without a proper number");
        }
        key = (int) read;
        return true;
    }

    /** The present field's number times 8, plus its wire type. */
    int key() {
        return key;
    }

    /** The present field's value as an unsigned number of 32 bits; higher bits are dropped, as protobuf does. */
    long uint32() {
        return varint() & 0xFFFFFFFFL;
    }

    /** The present field's bytes. */
    byte[] bytes() {
        int length = length(varint());
        byte[] value = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return value;
    }

    /** The present field's bytes as a public key with a type byte. */
    PublicKey publicKey(String field) {
        try {
            return PublicKey.ofSerialized(bytes());
        } catch (UnusableKeyException e) {
            throw new InvalidKeyException(field + " of " + what, e);
        }
    }

    /** Passes over the present field. */
    void skip() {
        switch (key & 7) {
            case VARINT -> varint();
            case FIXED_64 -> skip(8);
            case LENGTH_DELIMITED -> skip(varint());
            case FIXED_32 -> skip(4);
            default -> throw new InvalidMessageException(what + " has a field of the wire type " + (key & 7));
        }
    }

    private void skip(long length) {
        at += length(length);
    }

    private long varint() {
        long value = 0;
        for (int i = 0; i < MAX_VARINT; i++) {
            if (at == end) {
                throw truncated();
            }
            byte next = bytes[at++];
            value |= (next & 0x7FL) << (7 * i);
            if (next >= 0) {
                return value;
            }
        }
        throw new InvalidMessageException(what + " has a number of more than " + MAX_VARINT + " bytes");
    }

    private int length(long length) {
        if (length < 0 || length > end - at) {
            throw truncated();
        }
        return (int) length;
    }

    private InvalidMessageException truncated() {
        return new InvalidMessageException(what + " ends in the middle of a field");
    }
}
