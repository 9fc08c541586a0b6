package io.github.camelwhatsapp.multidevice.handshake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/**
 * The version that the client claims to be, such as 2.3000.1035194821. Servers turn old ones away, so it has to be
 * configurable. Source: multidevice-transport.md sections 3.1 and 8.2.
 *
 * @param primary the first number, 0 or more
 * @param secondary the second number, 0 or more
 * @param tertiary the third number, the revision of the web client, 0 or more
 */
public record ClientVersion(int primary, int secondary, int tertiary) {
    /** Checks the numbers. */
    public ClientVersion {
        if (primary < 0 || secondary < 0 || tertiary < 0) {
            throw new IllegalArgumentException("A client version has numbers from 0 on, " + primary + "." + secondary
                    + "." + tertiary + " was given");
        }
    }

    /**
     * Reads three numbers with points between them.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static ClientVersion parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw malformed(text);
        }
        try {
            return new ClientVersion(
                    Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        } catch (NumberFormatException e) {
            throw malformed(text);
        }
    }

    /** The MD5 of the text form, 16 bytes, which goes with a registration. */
    byte[] buildHash() {
        try {
            return MessageDigest.getInstance("MD5").digest(toString().getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has MD5, this one has not", e);
        }
    }

    /** The numbers with points between them. */
    @Override
    public String toString() {
        return primary + "." + secondary + "." + tertiary;
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("'" + text + "' is no client version such as 2.3000.1035194821");
    }
}
