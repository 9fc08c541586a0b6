package io.github.camelwhatsapp.crypto;

import static io.github.camelwhatsapp.crypto.Field25519.LIMBS;

/**
 * A point of the curve of Ed25519 in the form in which it is quickest to add: y + x, y - x and 2dxy. Its arrays are written
 * to by {@link #clear}, {@link #orIf} and {@link #negateIf}, so that a look-up needs no allocation and no branch.
 */
final class AffinePoint {
    private final long[] sum;
    private final long[] difference;
    private final long[] product;

    /** Takes the arrays over. */
    AffinePoint(long[] sum, long[] difference, long[] product) {
        this.sum = sum;
        this.difference = difference;
        this.product = product;
    }

    /** y + x. */
    long[] sum() {
        return sum;
    }

    /** y - x. */
    long[] difference() {
        return difference;
    }

    /** 2dxy. */
    long[] product() {
        return product;
    }

    /** Room for a look-up; no point until {@link #clear} is called. */
    static AffinePoint blank() {
        return new AffinePoint(new long[LIMBS], new long[LIMBS], new long[LIMBS]);
    }

    /** Sets all bits to zero, or makes this the neutral point (0, 1) if the mask is all ones. */
    void clear(long neutral) {
        for (int i = 0; i < LIMBS; i++) {
            sum[i] = 0;
            difference[i] = 0;
            product[i] = 0;
        }
        sum[0] = neutral & 1;
        difference[0] = neutral & 1;
    }

    /** Takes over the bits of another point if the mask is all ones, and none if it is zero. */
    void orIf(AffinePoint other, long mask) {
        for (int i = 0; i < LIMBS; i++) {
            sum[i] |= other.sum[i] & mask;
            difference[i] |= other.difference[i] & mask;
            product[i] |= other.product[i] & mask;
        }
    }

    /** Becomes the point with the opposite x if the mask is all ones. */
    void negateIf(long mask) {
        for (int i = 0; i < LIMBS; i++) {
            long change = (sum[i] ^ difference[i]) & mask;
            sum[i] ^= change;
            difference[i] ^= change;
            product[i] = (product[i] ^ mask) - mask;
        }
    }
}
