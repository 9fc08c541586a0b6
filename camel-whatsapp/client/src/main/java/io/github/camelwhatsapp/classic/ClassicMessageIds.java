package io.github.camelwhatsapp.classic;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * Message ids as the client of July 2016 makes them: 11 random bytes, counted up, as 22 lower-case hex digits. Source: classic.md
 * section 5.1.
 */
final class ClassicMessageIds implements Supplier<String> {
    private static final int SIZE = 11;
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(8 * SIZE);

    private BigInteger last;

    ClassicMessageIds(SecureRandom random) {
        byte[] base = new byte[SIZE];
        random.nextBytes(base);
        last = new BigInteger(1, base);
    }

    @Override
    public synchronized String get() {
        last = last.add(BigInteger.ONE).mod(MODULUS);
        byte[] number = last.toByteArray();
        byte[] id = new byte[SIZE];
        int length = Math.min(number.length, SIZE);
        System.arraycopy(number, number.length - length, id, SIZE - length, length);
        return HexFormat.of().formatHex(id);
    }
}
