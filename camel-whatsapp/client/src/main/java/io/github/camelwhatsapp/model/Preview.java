package io.github.camelwhatsapp.model;

import java.util.Arrays;

/**
 * A small picture that stands for a medium or a place until it is fetched.
 *
 * @param jpeg JPEG, a few kilobytes; not copied, do not change it
 */
public record Preview(byte[] jpeg) {
    /** More than this is no preview: it travels within the message. */
    public static final int LARGEST = 128 * 1024;

    /** Checks the size. */
    public Preview {
        if (jpeg.length == 0 || jpeg.length > LARGEST) {
            throw new IllegalArgumentException(
                    "A preview is a JPEG of 1 to " + LARGEST + " bytes, given were " + jpeg.length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Preview that && Arrays.equals(jpeg, that.jpeg);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(jpeg);
    }

    @Override
    public String toString() {
        return "Preview[" + jpeg.length + " bytes]";
    }
}
