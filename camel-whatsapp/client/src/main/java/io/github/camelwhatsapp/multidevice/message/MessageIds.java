package io.github.camelwhatsapp.multidevice.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** Ids of messages as browsers make them. Source: multidevice-messaging.md section 3.2. */
public final class MessageIds {
    /** How many random bytes go into an id. */
    public static final int RANDOM_LENGTH = 16;

    private static final String PREFIX = "3EB0";
    private static final int LENGTH = 9;

    private MessageIds() {}

    /**
     * An id.
     *
     * @param now when it is made
     * @param user the user part of the own address
     * @param random {@value #RANDOM_LENGTH} random bytes
     */
    public static String of(Instant now, String user, byte[] random) {
        MessageDigest sha256 = sha256();
        sha256.update(
                ByteBuffer.allocate(Long.BYTES).putLong(now.getEpochSecond()).array());
        sha256.update((user + "@c.us").getBytes(StandardCharsets.UTF_8));
        byte[] digest = sha256.digest(random);
        return PREFIX + HexFormat.of().withUpperCase().formatHex(digest, 0, LENGTH);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
