package io.github.camelwhatsapp.emulator.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The codes of invite links: 22 letters and digits that are the same in each run. */
final class InviteCodes {
    private static final int LENGTH = 22;

    private InviteCodes() {}

    static String make(String groupId, int number) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("invite " + number + " to " + groupId).getBytes(StandardCharsets.UTF_8));
            String text = Base64.getEncoder().withoutPadding().encodeToString(hash);
            return text.replace('+', 'x').replace('/', 'y').substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
