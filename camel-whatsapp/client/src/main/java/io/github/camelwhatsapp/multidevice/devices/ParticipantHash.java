package io.github.camelwhatsapp.multidevice.devices;

import io.github.camelwhatsapp.jid.Jid;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.stream.Collectors;

/** The short form in which client and server compare lists of devices. Source: multidevice-messaging.md section 3.4. */
public final class ParticipantHash {
    private static final int LENGTH = 6;

    private ParticipantHash() {}

    /** The hash of these devices in any order: {@code 2:} and 8 characters. */
    public static String of(Collection<Jid> devices) {
        String all = devices.stream()
                .map(device -> device.user() + ".0:" + device.device() + "@" + device.server())
                .sorted()
                .collect(Collectors.joining());
        byte[] start = Arrays.copyOf(sha256(all.getBytes(StandardCharsets.UTF_8)), LENGTH);
        return "2:" + Base64.getEncoder().withoutPadding().encodeToString(start);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
