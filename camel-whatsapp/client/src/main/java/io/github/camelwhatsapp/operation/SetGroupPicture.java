package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PictureId;
import java.util.Arrays;

/**
 * Sets the picture of a group that the account is in. It is cut to a square and scaled. Source: classic.md section 5.4,
 * {@code sendSetGroupPicture}.
 *
 * @param to the group
 * @param picture a JPEG, PNG, GIF or BMP of at most 10 MiB; not copied
 */
public record SetGroupPicture(Party to, @Payload byte[] picture) implements ProfileOperation<PictureId> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if one is not what the server takes; names it
     */
    public SetGroupPicture {
        Texts.group("setGroupPicture", "to", to);
        Texts.picture("setGroupPicture", picture);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SetGroupPicture that && to.equals(that.to) && Arrays.equals(picture, that.picture);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(picture);
    }

    @Override
    public String toString() {
        return "SetGroupPicture[" + to.id() + ", " + picture.length + " bytes]";
    }
}
