package io.github.camelwhatsapp.classic.registration;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The random name of an installation, to which a registration's password is bound: 20 bytes, or 16 of an older client. It does not
 * show itself. Source: classic.md section 4.4.
 */
public final class Identity {
    private static final int LENGTH = 20;
    private static final int OLDER_LENGTH = 16;

    private final byte[] bytes;

    private Identity(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A new one. */
    static Identity create(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return ofRandom(bytes);
    }

    /** The one that is made of these random bytes: capital letters among them become small. */
    static Identity ofRandom(byte[] random) {
        byte[] bytes = random.clone();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] >= 'A' && bytes[i] <= 'Z') {
                bytes[i] = (byte) (bytes[i] + ('a' - 'A'));
            }
        }
        return new Identity(bytes);
    }

    /**
     * The one with these bytes.
     *
     * @throws IllegalArgumentException if they are not 20 or 16
     */
    public static Identity of(byte[] bytes) {
        if (bytes.length != LENGTH && bytes.length != OLDER_LENGTH) {
            throw new IllegalArgumentException(
                    "An identity has 20 bytes, or 16 of an older client; given were " + bytes.length);
        }
        return new Identity(bytes.clone());
    }

    /**
     * Reads the form in which clients of the time keep it in {@code id.NUMBER.dat}.
     *
     * @throws IllegalArgumentException if it is not of that form, or has another length
     */
    public static Identity parse(String formEncoded) {
        return of(FormEncoding.decode(formEncoded.strip()));
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The form in which it travels and is kept in files. */
    public String formEncoded() {
        return FormEncoding.encode(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Identity that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Identity[" + bytes.length + " bytes]";
    }
}
