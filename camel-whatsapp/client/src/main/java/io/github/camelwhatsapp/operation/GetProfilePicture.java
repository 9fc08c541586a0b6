package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PictureSize;
import io.github.camelwhatsapp.model.ProfilePicture;
import java.util.Optional;

/**
 * Asks for the picture of a person or a group; refused with 404 where there is none for us. Source: classic.md section 5.4,
 * {@code sendGetProfilePicture}.
 *
 * @param to whose
 * @param pictureSize which size; the preview unless told
 */
public record GetProfilePicture(Party to, Optional<PictureSize> pictureSize)
        implements ProfileOperation<ProfilePicture> {}
