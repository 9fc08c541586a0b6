package io.github.camelwhatsapp.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;

class EdwardsBaseTest {
    @Property(tries = 2000)
    void givesThePublicKeyThatBouncyCastleGives(@ForAll @Size(32) byte[] seed) throws NoSuchAlgorithmException {
        byte[] expected = new byte[32];
        Ed25519.generatePublicKey(seed, 0, expected, 0);

        // RFC 8032 section 5.1.5: the scalar is the clamped first half of the seed's hash.
        byte[] hash = MessageDigest.getInstance("SHA-512").digest(seed);
        byte[] scalar = PrivateKey.of(Arrays.copyOf(hash, 32)).raw();

        assertThat(EdwardsBase.multiply(scalar)).isEqualTo(expected);
    }

    @Test
    void givesTheBasePointForOne() {
        assertThat(CryptoVectors.hex(EdwardsBase.multiply(littleEndian(BigInteger.ONE))))
                .isEqualTo("5866666666666666666666666666666666666666666666666666666666666666");
    }

    @Test
    void givesTheNeutralPointForZeroAndForTheOrder() {
        byte[] neutral = littleEndian(BigInteger.ONE);

        assertThat(EdwardsBase.multiply(new byte[32])).isEqualTo(neutral);
        assertThat(EdwardsBase.multiply(littleEndian(GroupScalarTest.ORDER))).isEqualTo(neutral);
    }

    @Test
    void takesTheLargestScalarAndEveryKindOfDigit() {
        BigInteger largest = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.ONE);
        assertSameAsReduced(largest);
        for (int digit = 0; digit < 16; digit++) {
            assertSameAsReduced(new BigInteger("7" + Integer.toHexString(digit).repeat(63), 16));
        }
    }

    private static void assertSameAsReduced(BigInteger scalar) {
        assertThat(EdwardsBase.multiply(littleEndian(scalar)))
                .isEqualTo(EdwardsBase.multiply(littleEndian(scalar.mod(GroupScalarTest.ORDER))));
    }

    static byte[] littleEndian(BigInteger value) {
        byte[] out = new byte[32];
        for (int i = 0; i < 32; i++) {
            out[i] = value.shiftRight(8 * i).byteValue();
        }
        return out;
    }
}
