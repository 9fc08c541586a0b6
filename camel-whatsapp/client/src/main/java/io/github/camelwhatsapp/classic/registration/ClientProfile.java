package io.github.camelwhatsapp.classic.registration;

import io.github.camelwhatsapp.spi.RegistrationSettings.Platform;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a client of the time shows itself: its user agent and the token of its requests. Source: classic.md sections 4.1 and 4.3. */
enum ClientProfile {
    /** Android 2.16.148. */
    ANDROID("WhatsApp/2.16.148 Android/4.3 Device/Xiaomi-HM_1SW") {
        @Override
        String token(String nationalNumber) {
            return androidToken(nationalNumber);
        }
    },
    /** Nokia S40 2.16.11. */
    S40("WhatsApp/2.16.11 S40Version/14.26 Device/Nokia-302") {
        @Override
        String token(String nationalNumber) {
            return s40Token("1478194306452", nationalNumber);
        }
    };

    private static final String ANDROID_KEY =
            "eQV5aq/Cg63Gsq1sshN9T3gh+UUp0wIw0xgHYT1bnCjEqOJQKCRrWxdAe2yvsDeCJL+Y4G3PRD2HUF7oUgiGo8vGlNJOaux26k+A2F3hj8A=";
    private static final String ANDROID_CLASSES = "14w/wF67XBf2vTc+qALwKQ==";
    private static final int ANDROID_KEY_LENGTH = 64;
    private static final String S40_CONSTANT = "PdA2DJyKoUrwLw1Bg6EIhzh502dF9noR9uFCllGk";

    private final String userAgent;

    ClientProfile(String userAgent) {
        this.userAgent = userAgent;
    }

    static ClientProfile of(Platform platform) {
        return platform == Platform.ANDROID ? ANDROID : S40;
    }

    /** What it calls itself. */
    String userAgent() {
        return userAgent;
    }

    /** The proof that a request for a code comes from this client; over the number without its country code. */
    abstract String token(String nationalNumber);

    private static String androidToken(String nationalNumber) {
        byte[] key = Arrays.copyOf(Base64.getDecoder().decode(ANDROID_KEY), ANDROID_KEY_LENGTH);
        ByteArrayOutputStream message = new ByteArrayOutputStream(900);
        message.writeBytes(Base64.getDecoder().decode(String.join("", Resource.lines("certificate.base64"))));
        message.writeBytes(Base64.getDecoder().decode(ANDROID_CLASSES));
        message.writeBytes(nationalNumber.getBytes(StandardCharsets.US_ASCII));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(message.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HmacSHA1", e);
        }
    }

    /** The token of an S40 client of this release. */
    static String s40Token(String releaseTime, String nationalNumber) {
        byte[] text = (S40_CONSTANT + releaseTime + nationalNumber).getBytes(StandardCharsets.US_ASCII);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no MD5", e);
        }
    }
}
