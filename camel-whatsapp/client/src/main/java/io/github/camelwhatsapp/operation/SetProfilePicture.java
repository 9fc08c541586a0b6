package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.PictureId;
import java.util.Arrays;

/**
 * Sets the account's picture. It is cut to a square and scaled. Source: classic.md section 5.4,
 * {@code sendSetProfilePicture}.
 *
 * @param picture a JPEG, PNG, GIF or BMP of at most 10 MiB; not copied
 */
public record SetProfilePicture(@Payload byte[] picture) implements ProfileOperation<PictureId> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if one is not what the server takes; names it
     */
    public SetProfilePicture {
        Texts.picture("setProfilePicture", picture);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SetProfilePicture that && Arrays.equals(picture, that.picture);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(picture);
    }

    @Override
    public String toString() {
        return "SetProfilePicture[" + picture.length + " bytes]";
    }
}
