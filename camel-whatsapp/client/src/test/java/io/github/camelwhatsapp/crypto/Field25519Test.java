package io.github.camelwhatsapp.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class Field25519Test {
    private static final BigInteger P = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
    private static final long LARGEST_LIMB = (1L << 53) - 1;

    @Property(tries = 500)
    void agreesWithBigIntegers(@ForAll @Size(32) byte[] first, @ForAll @Size(32) byte[] second) {
        long[] a = Field25519.decode(first);
        long[] b = Field25519.decode(second);

        assertThat(encoded(a)).isEqualTo(value(a).mod(P));
        assertProducts(a, b);
        long[] difference = new long[5];
        Field25519.subtract(difference, a, b);
        assertThat(encoded(difference)).isEqualTo(value(a).subtract(value(b)).mod(P));
        long[] inverse = new long[5];
        Field25519.invert(inverse, a);
        assertThat(encoded(inverse)).isEqualTo(value(a).modPow(P.subtract(BigInteger.TWO), P));
    }

    @Test
    void bearsTheLargestLimbsOfEitherSign() {
        for (int signs = 0; signs < 1 << 10; signs++) {
            long[] a = new long[5];
            long[] b = new long[5];
            for (int i = 0; i < 5; i++) {
                a[i] = (signs >> i & 1) == 0 ? LARGEST_LIMB : -LARGEST_LIMB;
                b[i] = (signs >> (5 + i) & 1) == 0 ? LARGEST_LIMB : -LARGEST_LIMB;
            }
            assertProducts(a, b);
        }
    }

    @Test
    void encodesOnlyReducedValues() {
        for (long near = -40; near <= 40; near++) {
            assertEncoded(BigInteger.valueOf(near));
            assertEncoded(P.add(BigInteger.valueOf(near)));
            assertEncoded(P.add(P).add(BigInteger.valueOf(near)));
            assertEncoded(P.negate().add(BigInteger.valueOf(near)));
        }
        byte[] all = new byte[32];
        Arrays.fill(all, (byte) 0xFF);
        assertThat(encoded(Field25519.decode(all))).isEqualTo(BigInteger.valueOf(18));
    }

    private static void assertEncoded(BigInteger number) {
        long[] limbs = new long[5];
        for (int i = 0; i < 4; i++) {
            limbs[i] = number.shiftRight(51 * i).longValue() & ((1L << 51) - 1);
        }
        limbs[4] = number.shiftRight(204).longValueExact();
        assertThat(encoded(limbs)).isEqualTo(number.mod(P));
    }

    private static void assertProducts(long[] a, long[] b) {
        long[] product = new long[5];
        Field25519.mul(product, a, b);
        assertThat(encoded(product)).isEqualTo(value(a).multiply(value(b)).mod(P));
        assertThat(Arrays.stream(product)).allMatch(limb -> Math.abs(limb) < (1L << 51) + (1L << 16));
        Field25519.square(product, a);
        assertThat(encoded(product)).isEqualTo(value(a).multiply(value(a)).mod(P));
    }

    private static BigInteger value(long[] limbs) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 4; i >= 0; i--) {
            sum = sum.shiftLeft(51).add(BigInteger.valueOf(limbs[i]));
        }
        return sum;
    }

    private static BigInteger encoded(long[] element) {
        byte[] bytes = Field25519.encode(element);
        byte[] bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            bigEndian[i] = bytes[31 - i];
        }
        return new BigInteger(1, bigEndian);
    }
}
