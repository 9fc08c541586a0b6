package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The hidden ids of numbers: 15 digits that show nothing of the number and are the same in each run. Used on the lane only.
 * Source: multidevice-transport.md section 5.3.
 */
final class Lids {
    private static final BigInteger RANGE = BigInteger.valueOf(900_000_000_000_000L);
    private static final BigInteger FIRST = BigInteger.valueOf(100_000_000_000_000L);

    private final Map<String, String> numbers = new HashMap<>();

    /** Gives a number its hidden id. */
    Jid give(String number) {
        for (int attempt = 0; ; attempt++) {
            String user = digits(number + "/" + attempt);
            if (numbers.putIfAbsent(user, number) == null) {
                return Jid.of(user, Jid.LID_SERVER);
            }
        }
    }

    /** The number behind a hidden id. */
    Optional<String> number(Jid lid) {
        return lid.server().equals(Jid.LID_SERVER) ? Optional.ofNullable(numbers.get(lid.user())) : Optional.empty();
    }

    void clear() {
        numbers.clear();
    }

    private static String digits(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, hash).mod(RANGE).add(FIRST).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
