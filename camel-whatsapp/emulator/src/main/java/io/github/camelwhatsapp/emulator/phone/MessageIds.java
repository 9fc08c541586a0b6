package io.github.camelwhatsapp.emulator.phone;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Draws message ids: 11 random bytes, one more each time, as 22 hexadecimal digits. Source: classic.md section 5.1. */
final class MessageIds {
    private static final int BITS = 88;
    private static final BigInteger END = BigInteger.ONE.shiftLeft(BITS);

    private BigInteger last = new BigInteger(BITS, new SecureRandom());

    synchronized String next() {
        last = last.add(BigInteger.ONE).mod(END);
        return String.format("%022x", last);
    }
}
