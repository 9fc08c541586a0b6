package io.github.camelwhatsapp.crypto;

import static io.github.camelwhatsapp.crypto.Field25519.LIMBS;

import java.util.HexFormat;

/**
 * A point of the curve of Ed25519 in extended coordinates: x = X/Z, y = Y/Z, xy = T/Z. Mutable, for one thread; all
 * operations take constant time. Formulas: Hisil, Wong, Carter, Dawson, "Twisted Edwards Curves Revisited" (2008), sections
 * 3.1 and 3.3, for a = -1, where they hold for all pairs of points.
 */
final class EdwardsPoint {
    /** Coordinates of the base point, RFC 8032 section 5.1, as 32 bytes little-endian. */
    private static final String BASE_X = "1ad5258f602d56c9b2a7259560c72c695cdcd6fd31e2a4c0fe536ecdd3366921";

    private static final String BASE_Y = "5866666666666666666666666666666666666666666666666666666666666666";

    private static final long[] ZERO = Field25519.of(0);
    private static final long[] DOUBLE_D = doubleD();

    private final long[] x;
    private final long[] y;
    private final long[] z = Field25519.of(1);
    private final long[] t = new long[LIMBS];

    // Room for intermediate values, under the letters of the formulas.
    private final long[] a = new long[LIMBS];
    private final long[] b = new long[LIMBS];
    private final long[] c = new long[LIMBS];
    private final long[] d = new long[LIMBS];
    private final long[] e = new long[LIMBS];
    private final long[] f = new long[LIMBS];
    private final long[] g = new long[LIMBS];
    private final long[] h = new long[LIMBS];

    private EdwardsPoint(long[] x, long[] y) {
        this.x = x;
        this.y = y;
        Field25519.mul(t, x, y);
    }

    /** The neutral point, (0, 1). */
    static EdwardsPoint neutral() {
        return new EdwardsPoint(Field25519.of(0), Field25519.of(1));
    }

    /** The base point of Ed25519. */
    static EdwardsPoint base() {
        return new EdwardsPoint(coordinate(BASE_X), coordinate(BASE_Y));
    }

    /** Adds another point. */
    void add(AffinePoint other) {
        Field25519.subtract(a, y, x);
        Field25519.mul(a, a, other.difference());
        Field25519.add(b, y, x);
        Field25519.mul(b, b, other.sum());
        Field25519.mul(c, t, other.product());
        Field25519.add(d, z, z);
        Field25519.subtract(e, b, a);
        Field25519.subtract(f, d, c);
        Field25519.add(g, d, c);
        Field25519.add(h, b, a);
        combine();
    }

    /** Doubles the point so many times. */
    void redouble(int times) {
        for (int i = 0; i < times; i++) {
            Field25519.square(a, x);
            Field25519.square(b, y);
            Field25519.square(c, z);
            Field25519.add(c, c, c);
            Field25519.add(e, x, y);
            Field25519.square(e, e);
            Field25519.add(h, a, b);
            Field25519.subtract(e, e, h);
            Field25519.subtract(g, b, a);
            Field25519.subtract(f, g, c);
            Field25519.subtract(h, ZERO, h);
            combine();
        }
    }

    private void combine() {
        Field25519.mul(x, e, f);
        Field25519.mul(y, g, h);
        Field25519.mul(t, e, h);
        Field25519.mul(z, f, g);
    }

    /** The encoding of RFC 8032 section 5.1.2: y little-endian, the highest bit is the lowest of x. 32 bytes. */
    byte[] encode() {
        divideByZ();
        byte[] out = Field25519.encode(b);
        out[31] |= (byte) (Field25519.encode(a)[0] << 7);
        return out;
    }

    /** The point in the form in which others add it. */
    AffinePoint affine() {
        divideByZ();
        Field25519.add(c, b, a);
        Field25519.subtract(d, b, a);
        Field25519.mul(e, a, b);
        Field25519.mul(e, e, DOUBLE_D);
        return new AffinePoint(reduced(c), reduced(d), reduced(e));
    }

    /** Leaves x in a and y in b. */
    private void divideByZ() {
        Field25519.invert(c, z);
        Field25519.mul(a, x, c);
        Field25519.mul(b, y, c);
    }

    private static long[] reduced(long[] element) {
        return Field25519.decode(Field25519.encode(element));
    }

    /** 2d, where d = -121665/121666. */
    private static long[] doubleD() {
        long[] result = new long[LIMBS];
        Field25519.invert(result, Field25519.of(121666));
        Field25519.mul(result, result, Field25519.of(-2 * 121665));
        return result;
    }

    private static long[] coordinate(String hex) {
        return Field25519.decode(HexFormat.of().parseHex(hex));
    }
}
