package io.github.camelwhatsapp.crypto;

import java.math.BigInteger;

/**
 * Arithmetic modulo the order of the base point, L = 2^252 + 27742317777372353535851937790883648493 (RFC 8032 section 5.1),
 * in constant time. Numbers are eight limbs of 32 bits, lowest first; products are Montgomery products with R = 2^256.
 */
final class GroupScalar {
    private static final int LIMBS = 8;
    private static final long MASK = 0xFFFFFFFFL;

    private static final BigInteger ORDER =
            BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(32);
    private static final long[] L = limbs(ORDER);
    private static final long[] R_SQUARED = limbs(BigInteger.ONE.shiftLeft(512).mod(ORDER));
    private static final long[] ONE = limbs(BigInteger.ONE);
    /** The factor m for which limb + m * L ends in a zero limb: -1/L modulo 2^32. */
    private static final long NEGATED_INVERSE =
            ORDER.modInverse(WORD).negate().mod(WORD).longValueExact();

    private GroupScalar() {}

    /** Reduces 64 bytes little-endian to 32. */
    static byte[] reduce(byte[] wide) {
        long[] low = product(product(read(wide, 0), R_SQUARED), ONE);
        long[] high = product(read(wide, 32), R_SQUARED);
        return write(sum(low, high));
    }

    /** a * b + c for a and c below L and any b of 32 bytes; 32 bytes little-endian each. */
    static byte[] multiplyAdd(byte[] a, byte[] b, byte[] c) {
        long[] ab = product(product(read(a, 0), read(b, 0)), R_SQUARED);
        return write(sum(ab, read(c, 0)));
    }

    /** a * b / R modulo L, for b or a below L and the other below R: word by word, each step clears the lowest limb. */
    private static long[] product(long[] a, long[] b) {
        long[] t = new long[LIMBS + 1];
        for (int i = 0; i < LIMBS; i++) {
            long carry = 0;
            for (int j = 0; j < LIMBS; j++) {
                long s = a[j] * b[i] + t[j] + carry;
                t[j] = s & MASK;
                carry = s >>> 32;
            }
            t[LIMBS] += carry;
            long m = t[0] * NEGATED_INVERSE & MASK;
            carry = (m * L[0] + t[0]) >>> 32;
            for (int j = 1; j < LIMBS; j++) {
                long s = m * L[j] + t[j] + carry;
                t[j - 1] = s & MASK;
                carry = s >>> 32;
            }
            long s = t[LIMBS] + carry;
            t[LIMBS - 1] = s & MASK;
            t[LIMBS] = s >>> 32;
        }
        return belowOrder(t);
    }

    /** The sum of two numbers below L. */
    private static long[] sum(long[] a, long[] b) {
        long[] r = new long[LIMBS];
        long carry = 0;
        for (int i = 0; i < LIMBS; i++) {
            long s = a[i] + b[i] + carry;
            r[i] = s & MASK;
            carry = s >>> 32;
        }
        return belowOrder(r);
    }

    /** Takes L off a number below 2L unless it is below L already. */
    private static long[] belowOrder(long[] a) {
        long[] r = new long[LIMBS];
        long borrow = 0;
        for (int i = 0; i < LIMBS; i++) {
            long s = a[i] - L[i] + borrow;
            r[i] = s & MASK;
            borrow = s >> 32;
        }
        for (int i = 0; i < LIMBS; i++) {
            r[i] = (a[i] & borrow) | (r[i] & ~borrow);
        }
        return r;
    }

    private static long[] read(byte[] bytes, int from) {
        long[] r = new long[LIMBS];
        for (int i = 0; i < 4 * LIMBS; i++) {
            r[i / 4] |= (bytes[from + i] & 0xFFL) << (8 * (i % 4));
        }
        return r;
    }

    private static byte[] write(long[] a) {
        byte[] out = new byte[4 * LIMBS];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) (a[i / 4] >>> (8 * (i % 4)));
        }
        return out;
    }

    private static long[] limbs(BigInteger value) {
        long[] r = new long[LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            r[i] = value.shiftRight(32 * i).longValue() & MASK;
        }
        return r;
    }
}
