package io.github.camelwhatsapp.classic.handshake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What a client says of itself, encrypted, to prove that it knows the password: number, nonce, time, and a device. The layout is that
 * of the Android client of July 2016. Source: classic.md section 3.3.
 */
final class AuthenticationBlob {
    private static final String[] DEVICE = {"000", "000", "4.3", "Xiaomi", "armani"};
    private static final String BUILD = "JLS36C";

    private AuthenticationBlob() {}

    static byte[] plain(String number, byte[] nonce, Instant time) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(96);
        out.writeBytes(ascii(number));
        out.writeBytes(nonce);
        out.writeBytes(ascii(Long.toString(time.getEpochSecond())));
        for (String field : DEVICE) {
            out.writeBytes(ascii(field));
            out.write(0);
        }
        out.writeBytes(ascii(BUILD));
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
