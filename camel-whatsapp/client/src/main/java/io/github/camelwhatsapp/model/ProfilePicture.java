package io.github.camelwhatsapp.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * The picture of a person or a group. Source: classic.md section 5.4, {@code onGetProfilePicture}.
 *
 * @param owner whose it is
 * @param pictureId the server's id of it, if told
 * @param size which of its sizes
 * @param image a JPEG; not copied, do not change it
 */
public record ProfilePicture(Party owner, Optional<String> pictureId, PictureSize size, byte[] image) {
    @Override
    public boolean equals(Object other) {
        return other instanceof ProfilePicture that
                && owner.equals(that.owner)
                && pictureId.equals(that.pictureId)
                && size == that.size
                && Arrays.equals(image, that.image);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(image);
    }

    @Override
    public String toString() {
        return "ProfilePicture[" + owner.id() + ", " + size + ", " + image.length + " bytes]";
    }
}
