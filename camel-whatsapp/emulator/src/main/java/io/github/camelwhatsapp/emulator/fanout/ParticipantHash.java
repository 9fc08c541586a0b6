package io.github.camelwhatsapp.emulator.fanout;

import io.github.camelwhatsapp.jid.Jid;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.stream.Collectors;

/** The hash of a list of devices, by which two sides see that theirs differ. Source: multidevice-messaging.md section 3.4. */
public final class ParticipantHash {
    private static final int BYTES = 6;

    private ParticipantHash() {}

    /** {@code 2:} and the first six bytes of SHA-256 in Base64; the order of the devices does not matter. */
    public static String of(Collection<Jid> devices) {
        String all = devices.stream()
                .map(jid -> jid.user() + ".0:" + jid.device() + "@" + jid.server())
                .sorted()
                .collect(Collectors.joining());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return "2:" + Base64.getEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
