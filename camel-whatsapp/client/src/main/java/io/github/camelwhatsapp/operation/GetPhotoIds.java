package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PictureId;
import java.util.List;

/**
 * Asks which pictures people have. Source: classic.md section 5.4, {@code sendGetProfilePhotoIds}.
 *
 * @param people whose, at least one
 */
public record GetPhotoIds(@Payload List<Party> people) implements ProfileOperation<List<PictureId>> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if one is not what the server takes; names it
     */
    public GetPhotoIds {
        people = Texts.people("getPhotoIds", "people", people);
    }
}
