package io.github.camelwhatsapp.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GroupScalarTest {
    static final BigInteger ORDER =
            BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));

    @Property(tries = 1000)
    void reducesAsBigIntegersDo(@ForAll @Size(64) byte[] wide) {
        assertThat(value(GroupScalar.reduce(wide))).isEqualTo(value(wide).mod(ORDER));
    }

    @Property(tries = 1000)
    void multipliesAndAddsAsBigIntegersDo(
            @ForAll @Size(64) byte[] first, @ForAll @Size(32) byte[] b, @ForAll @Size(64) byte[] third) {
        byte[] a = GroupScalar.reduce(first);
        byte[] c = GroupScalar.reduce(third);

        assertThat(value(GroupScalar.multiplyAdd(a, b, c)))
                .isEqualTo(value(a).multiply(value(b)).add(value(c)).mod(ORDER));
    }

    @Test
    void reducesTheNumbersAroundMultiplesOfTheOrder() {
        for (int i = 0; i < 16; i++) {
            BigInteger multiple = ORDER.multiply(BigInteger.valueOf(i));
            assertReduced(multiple);
            assertReduced(multiple.add(BigInteger.ONE));
            assertReduced(multiple.add(ORDER).subtract(BigInteger.ONE));
        }
        byte[] largest = new byte[64];
        Arrays.fill(largest, (byte) 0xFF);
        assertThat(value(GroupScalar.reduce(largest))).isEqualTo(value(largest).mod(ORDER));
    }

    private static void assertReduced(BigInteger number) {
        byte[] wide = new byte[64];
        for (int i = 0; i < 64; i++) {
            wide[i] = number.shiftRight(8 * i).byteValue();
        }
        assertThat(value(GroupScalar.reduce(wide))).isEqualTo(number.mod(ORDER));
    }

    private static BigInteger value(byte[] littleEndian) {
        byte[] reversed = new byte[littleEndian.length];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = littleEndian[reversed.length - 1 - i];
        }
        return new BigInteger(1, reversed);
    }
}
