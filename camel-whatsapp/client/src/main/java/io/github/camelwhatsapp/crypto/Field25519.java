package io.github.camelwhatsapp.crypto;

/**
 * Arithmetic modulo p = 2^255 - 19, in constant time: no branch and no array index depends on a value.
 *
 * <p>An element is five limbs to the base 2^51, lowest first. Limbs are signed and may be unreduced: operands are good as
 * long as each limb is below 2^53 in size. {@link #mul} and {@link #square} return limbs below 2^51 + 2^16, so that a sum or
 * difference of up to three of their results is a good operand again; nothing else needs a carry. Results are written to the
 * first argument, which may be one of the operands. Derived from the definition of the field (RFC 7748 section 4.1).
 */
final class Field25519 {
    static final int LIMBS = 5;

    private static final int BITS = 51;
    private static final long MASK = (1L << BITS) - 1;

    private Field25519() {}

    /** A new element with a small value. */
    static long[] of(long value) {
        return new long[] {value, 0, 0, 0, 0};
    }

    /** Reads 32 bytes little-endian; the highest bit is ignored, and the value may be p or more. */
    static long[] decode(byte[] bytes) {
        return new long[] {
            littleEndian(bytes, 0) & MASK,
            littleEndian(bytes, 6) >>> 3 & MASK,
            littleEndian(bytes, 12) >>> 6 & MASK,
            littleEndian(bytes, 19) >>> 1 & MASK,
            littleEndian(bytes, 24) >>> 12 & MASK
        };
    }

    /** Writes the one value from 0 to p - 1 that the element stands for, 32 bytes little-endian. */
    static byte[] encode(long[] a) {
        long[] r = a.clone();
        carry(r);
        carry(r);
        // The value is now in 0 .. 2^255 - 1. It is p or more exactly when adding 19 carries out of the top.
        long carry = 19;
        for (int i = 0; i < LIMBS; i++) {
            carry = (r[i] + carry) >> BITS;
        }
        r[0] += 19 * carry;
        for (int i = 0; i < LIMBS - 1; i++) {
            r[i + 1] += r[i] >> BITS;
            r[i] &= MASK;
        }
        r[4] &= MASK;
        byte[] out = new byte[32];
        putLittleEndian(out, 0, r[0] | r[1] << 51);
        putLittleEndian(out, 8, r[1] >>> 13 | r[2] << 38);
        putLittleEndian(out, 16, r[2] >>> 26 | r[3] << 25);
        putLittleEndian(out, 24, r[3] >>> 39 | r[4] << 12);
        return out;
    }

    static void add(long[] r, long[] a, long[] b) {
        for (int i = 0; i < LIMBS; i++) {
            r[i] = a[i] + b[i];
        }
    }

    static void subtract(long[] r, long[] a, long[] b) {
        for (int i = 0; i < LIMBS; i++) {
            r[i] = a[i] - b[i];
        }
    }

    /**
     * The product. A product of two limbs is split at bit 51: the low part is what remains of the wrapping product, the high
     * part is the upper half of the product of the shifted limbs, 2^6 and 2^7 making up for 64 - 51.
     */
    static void mul(long[] r, long[] a, long[] b) {
        long a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3], a4 = a[4];
        long b0 = b[0], b1 = b[1], b2 = b[2], b3 = b[3], b4 = b[4];
        long c0 = low(a0, b0);
        long c1 = low(a0, b1) + low(a1, b0);
        long c2 = low(a0, b2) + low(a1, b1) + low(a2, b0);
        long c3 = low(a0, b3) + low(a1, b2) + low(a2, b1) + low(a3, b0);
        long c4 = low(a0, b4) + low(a1, b3) + low(a2, b2) + low(a3, b1) + low(a4, b0);
        long c5 = low(a1, b4) + low(a2, b3) + low(a3, b2) + low(a4, b1);
        long c6 = low(a2, b4) + low(a3, b3) + low(a4, b2);
        long c7 = low(a3, b4) + low(a4, b3);
        long c8 = low(a4, b4);
        a0 <<= 6;
        a1 <<= 6;
        a2 <<= 6;
        a3 <<= 6;
        a4 <<= 6;
        b0 <<= 7;
        b1 <<= 7;
        b2 <<= 7;
        b3 <<= 7;
        b4 <<= 7;
        c1 += high(a0, b0);
        c2 += high(a0, b1) + high(a1, b0);
        c3 += high(a0, b2) + high(a1, b1) + high(a2, b0);
        c4 += high(a0, b3) + high(a1, b2) + high(a2, b1) + high(a3, b0);
        c5 += high(a0, b4) + high(a1, b3) + high(a2, b2) + high(a3, b1) + high(a4, b0);
        c6 += high(a1, b4) + high(a2, b3) + high(a3, b2) + high(a4, b1);
        c7 += high(a2, b4) + high(a3, b3) + high(a4, b2);
        c8 += high(a3, b4) + high(a4, b3);
        long c9 = high(a4, b4);
        fold(r, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9);
    }

    /** The product of an element with itself: as {@link #mul}, with equal pairs of partial products made once. */
    static void square(long[] r, long[] a) {
        long a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3], a4 = a[4];
        long c0 = low(a0, a0);
        long c1 = 2 * low(a0, a1);
        long c2 = 2 * low(a0, a2) + low(a1, a1);
        long c3 = 2 * (low(a0, a3) + low(a1, a2));
        long c4 = 2 * (low(a0, a4) + low(a1, a3)) + low(a2, a2);
        long c5 = 2 * (low(a1, a4) + low(a2, a3));
        long c6 = 2 * low(a2, a4) + low(a3, a3);
        long c7 = 2 * low(a3, a4);
        long c8 = low(a4, a4);
        long b0 = a0 << 7, b1 = a1 << 7, b2 = a2 << 7, b3 = a3 << 7, b4 = a4 << 7;
        a0 <<= 6;
        a1 <<= 6;
        a2 <<= 6;
        a3 <<= 6;
        a4 <<= 6;
        c1 += high(a0, b0);
        c2 += 2 * high(a0, b1);
        c3 += 2 * high(a0, b2) + high(a1, b1);
        c4 += 2 * (high(a0, b3) + high(a1, b2));
        c5 += 2 * (high(a0, b4) + high(a1, b3)) + high(a2, b2);
        c6 += 2 * (high(a1, b4) + high(a2, b3));
        c7 += 2 * high(a2, b4) + high(a3, b3);
        c8 += 2 * high(a3, b4);
        long c9 = high(a4, b4);
        fold(r, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9);
    }

    /** The inverse, or 0 for 0: the power p - 2 = 2^255 - 21. */
    static void invert(long[] r, long[] a) {
        long[] x2 = new long[LIMBS];
        long[] x9 = new long[LIMBS];
        long[] x11 = new long[LIMBS];
        square(x2, a);
        squareTimes(x9, x2, 2);
        mul(x9, x9, a);
        mul(x11, x9, x2);
        long[] ones5 = new long[LIMBS]; // onesN stands for the power 2^N - 1
        square(ones5, x11);
        mul(ones5, ones5, x9);
        long[] ones10 = repeat(ones5, 5);
        long[] ones20 = repeat(ones10, 10);
        long[] ones50 = new long[LIMBS];
        squareTimes(ones50, repeat(ones20, 20), 10);
        mul(ones50, ones50, ones10);
        long[] ones100 = repeat(ones50, 50);
        long[] power = new long[LIMBS];
        squareTimes(power, repeat(ones100, 100), 50);
        mul(power, power, ones50);
        squareTimes(power, power, 5);
        mul(r, power, x11);
    }

    /** From the power 2^n - 1 to the power 2^(2n) - 1. */
    private static long[] repeat(long[] ones, int n) {
        long[] r = new long[LIMBS];
        squareTimes(r, ones, n);
        mul(r, r, ones);
        return r;
    }

    private static void squareTimes(long[] r, long[] a, int times) {
        square(r, a);
        for (int i = 1; i < times; i++) {
            square(r, r);
        }
    }

    private static long low(long a, long b) {
        return a * b & MASK;
    }

    private static long high(long shiftedBy6, long shiftedBy7) {
        return Math.multiplyHigh(shiftedBy6, shiftedBy7);
    }

    /** Brings ten limbs to five: 2^255 is 19. Each of the ten is below 2^57.5 in size, so no sum reaches 2^63. */
    private static void fold(
            long[] r, long c0, long c1, long c2, long c3, long c4, long c5, long c6, long c7, long c8, long c9) {
        r[0] = c0 + 19 * c5;
        r[1] = c1 + 19 * c6;
        r[2] = c2 + 19 * c7;
        r[3] = c3 + 19 * c8;
        r[4] = c4 + 19 * c9;
        carry(r);
    }

    private static void carry(long[] r) {
        r[1] += r[0] >> BITS;
        r[2] += r[1] >> BITS;
        r[3] += r[2] >> BITS;
        r[4] += r[3] >> BITS;
        r[0] = (r[0] & MASK) + 19 * (r[4] >> BITS);
        r[1] &= MASK;
        r[2] &= MASK;
        r[3] &= MASK;
        r[4] &= MASK;
    }

    private static long littleEndian(byte[] bytes, int at) {
        long value = 0;
        for (int i = 7; i >= 0; i--) {
            value = value << 8 | (bytes[at + i] & 0xFF);
        }
        return value;
    }

    private static void putLittleEndian(byte[] bytes, int at, long value) {
        for (int i = 0; i < 8; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }
}
