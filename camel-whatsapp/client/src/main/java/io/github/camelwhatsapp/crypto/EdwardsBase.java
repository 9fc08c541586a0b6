package io.github.camelwhatsapp.crypto;

/**
 * Multiplies the base point of Ed25519 by a raw scalar, in constant time: the operations and the addresses read are the same
 * for all scalars. Bouncy Castle has this too but offers it only behind a hash of the scalar, which XEdDSA cannot use.
 *
 * <p>The scalar is written in 64 signed digits to the base 16. The table holds, for each power 256^i, its products with 1 to
 * 8; the odd digits are added up first, four doublings raise them by 16, and the even digits follow. Each look-up reads all
 * eight entries and keeps one by masks.
 */
final class EdwardsBase {
    private static final int DIGITS = 64;
    private static final int POSITIONS = DIGITS / 2;
    private static final int MULTIPLES = 8;

    private static final AffinePoint[] TABLE = table();

    private EdwardsBase() {}

    /**
     * The encoded product of a scalar and the base point.
     *
     * @param scalar 32 bytes little-endian, below 2^255; a secret
     * @return 32 bytes as {@link EdwardsPoint#encode} makes them
     */
    static byte[] multiply(byte[] scalar) {
        byte[] digits = signedDigits(scalar);
        EdwardsPoint sum = EdwardsPoint.neutral();
        AffinePoint found = AffinePoint.blank();
        for (int i = 0; i < POSITIONS; i++) {
            lookUp(found, i, digits[2 * i + 1]);
            sum.add(found);
        }
        sum.redouble(4);
        for (int i = 0; i < POSITIONS; i++) {
            lookUp(found, i, digits[2 * i]);
            sum.add(found);
        }
        return sum.encode();
    }

    /** Digits from -8 to 8, lowest first: the scalar is the sum of digit * 16^position. */
    private static byte[] signedDigits(byte[] scalar) {
        byte[] digits = new byte[DIGITS];
        for (int i = 0; i < POSITIONS; i++) {
            digits[2 * i] = (byte) (scalar[i] & 15);
            digits[2 * i + 1] = (byte) (scalar[i] >> 4 & 15);
        }
        int carry = 0;
        for (int i = 0; i < DIGITS - 1; i++) {
            int digit = digits[i] + carry;
            carry = (digit + 8) >> 4;
            digits[i] = (byte) (digit - (carry << 4));
        }
        digits[DIGITS - 1] += (byte) carry;
        return digits;
    }

    private static void lookUp(AffinePoint found, int position, int digit) {
        int sign = digit >> 31;
        int size = (digit ^ sign) - sign;
        found.clear(allOnesIfZero(size));
        for (int multiple = 1; multiple <= MULTIPLES; multiple++) {
            found.orIf(TABLE[position * MULTIPLES + multiple - 1], allOnesIfZero(size ^ multiple));
        }
        found.negateIf(sign);
    }

    /** For numbers from 0 to 15. */
    private static long allOnesIfZero(int number) {
        return (number - 1L) >> 63;
    }

    private static AffinePoint[] table() {
        AffinePoint[] table = new AffinePoint[POSITIONS * MULTIPLES];
        EdwardsPoint power = EdwardsPoint.base();
        for (int i = 0; i < POSITIONS; i++) {
            AffinePoint step = power.affine();
            EdwardsPoint multiple = EdwardsPoint.neutral();
            for (int j = 0; j < MULTIPLES; j++) {
                multiple.add(step);
                table[i * MULTIPLES + j] = multiple.affine();
            }
            power.redouble(8);
        }
        return table;
    }
}
