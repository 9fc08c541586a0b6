package io.github.camelwhatsapp.emulator.registration;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The clients that the service takes, told by their user agents. The Android one must send all of its parameters in order, the others
 * send what they like as long as the required ones are there. Source: classic.md sections 4.1 to 4.3.
 */
enum KnownClient {
    /** Chat API of July 2016. */
    ANDROID_2016("WhatsApp/2.16.148 Android/4.3 Device/Xiaomi-HM_1SW", ""),
    /** Chat API of July 2015. */
    S40_2015("WhatsApp/2.12.88 S40Version/14.26 Device/Nokia302", "1435097139726"),
    /** yowsup 2.5.2. */
    S40_2016("WhatsApp/2.16.11 S40Version/14.26 Device/Nokia-302", "1478194306452");

    private static final String KEY =
            "eQV5aq/Cg63Gsq1sshN9T3gh+UUp0wIw0xgHYT1bnCjEqOJQKCRrWxdAe2yvsDeCJL+Y4G3PRD2HUF7oUgiGo8vGlNJOaux26k+A2F3hj8A=";
    private static final String CLASSES = "14w/wF67XBf2vTc+qALwKQ==";
    private static final String CERTIFICATE =
            "MIIDMjCCAvCgAwIBAgIETCU2pDALBgcqhkjOOAQDBQAwfDELMAkGA1UEBhMCVVMxEzARBgNVBAgTCkNhbGlmb3JuaWExFDASBgNV"
                    + "BAcTC1NhbnRhIENsYXJhMRYwFAYDVQQKEw1XaGF0c0FwcCBJbmMuMRQwEgYDVQQLEwtFbmdpbmVlcmluZzEUMBIGA1UEAxMLQnJp"
                    + "YW4gQWN0b24wHhcNMTAwNjI1MjMwNzE2WhcNNDQwMjE1MjMwNzE2WjB8MQswCQYDVQQGEwJVUzETMBEGA1UECBMKQ2FsaWZvcm5p"
                    + "YTEUMBIGA1UEBxMLU2FudGEgQ2xhcmExFjAUBgNVBAoTDVdoYXRzQXBwIEluYy4xFDASBgNVBAsTC0VuZ2luZWVyaW5nMRQwEgYD"
                    + "VQQDEwtCcmlhbiBBY3RvbjCCAbgwggEsBgcqhkjOOAQBMIIBHwKBgQD9f1OBHXUSKVLfSpwu7OTn9hG3UjzvRADDHj+AtlEmaUVd"
                    + "QCJR+1k9jVj6v8X1ujD2y5tVbNeBO4AdNG/yZmC3a5lQpaSfn+gEexAiwk+7qdf+t8Yb+DtX58aophUPBPuD9tPFHsMCNVQTWhaR"
                    + "MvZ1864rYdcq7/IiAxmd0UgBxwIVAJdgUI8VIwvMspK5gqLrhAvwWBz1AoGBAPfhoIXWmz3ey7yrXDa4V7l5lK+7+jrqgvlXTAs9"
                    + "B4JnUVlXjrrUWU/mcQcQgYC0SRZxI+hMKBYTt88JMozIpuE8FnqLVHyNKOCjrh4rs6Z1kW6jfwv6ITVi8ftiegEkO8yk8b6oUZCJ"
                    + "qIPf4VrlnwaSi2ZegHtVJWQBTDv+z0kqA4GFAAKBgQDRGYtLgWh7zyRtQainJfCpiaUbzjJuhMgo4fVWZIvXHaSHBU1t5w//S0lD"
                    + "K2hiqkj8KpMWGywVov9eZxZy37V26dEqr/c2m5qZ0E+ynSu7sqUD7kGx/zeIcGT0H+KAVgkGNQCo5Uc0koLRWYHNtYoIvt5R3X6Y"
                    + "ZylbPftF/8ayWTALBgcqhkjOOAQDBQADLwAwLAIUAKYCp0d6z4QQdyN74JDfQ2WCyi8CFDUM4CaNB+ceVXdKtOrNTQcc0e+t";
    private static final String NOKIA = "PdA2DJyKoUrwLw1Bg6EIhzh502dF9noR9uFCllGk";

    private final String userAgent;
    private final String releaseTime;

    KnownClient(String userAgent, String releaseTime) {
        this.userAgent = userAgent;
        this.releaseTime = releaseTime;
    }

    /** The client of a user agent. */
    static Optional<KnownClient> of(String userAgent) {
        return Arrays.stream(values())
                .filter(client -> client.userAgent.equals(userAgent))
                .findFirst();
    }

    /** Whether its calls have all parameters of the table, in order. */
    boolean isOrderly() {
        return this == ANDROID_2016;
    }

    /** The token that its request for a code must carry. */
    String token(String nationalNumber) {
        try {
            return this == ANDROID_2016 ? android(nationalNumber) : nokia(nationalNumber);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HmacSHA1 or no MD5", e);
        }
    }

    private static String android(String nationalNumber) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), 0, 64, "HmacSHA1"));
        mac.update(Base64.getDecoder().decode(CERTIFICATE));
        mac.update(Base64.getDecoder().decode(CLASSES));
        mac.update(nationalNumber.getBytes(StandardCharsets.US_ASCII));
        return Base64.getEncoder().encodeToString(mac.doFinal());
    }

    private String nokia(String nationalNumber) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("MD5");
        digest.update((NOKIA + releaseTime + nationalNumber).getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest.digest());
    }
}
