package io.github.camelwhatsapp.spi;

import java.util.Arrays;
import java.util.Base64;

/**
 * The password of a classic account, as registration hands it out: Base64, normally of 20 bytes. It never shows itself.
 * Source: classic.md section 3.2.
 */
public final class Password {
    private final byte[] bytes;

    private Password(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads the Base64 form.
     *
     * @throws IllegalArgumentException if it is empty or no Base64; the text is not repeated
     */
    public static Password ofBase64(String text) {
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The password is not Base64 (" + text.length()
                            + " characters were given); expected is the 'pw' of the"
                            + " registration, such as cGFzc3dvcmQ=",
                    e);
        }
        if (decoded.length == 0) {
            throw new IllegalArgumentException(
                    "The password is empty; expected is the 'pw' of the registration, in Base64");
        }
        return new Password(decoded);
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Password that && java.security.MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Password[" + bytes.length + " bytes]";
    }
}
