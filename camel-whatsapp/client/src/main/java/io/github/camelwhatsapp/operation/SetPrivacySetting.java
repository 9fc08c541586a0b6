package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.PrivacyAudience;
import io.github.camelwhatsapp.model.PrivacyCategory;
import io.github.camelwhatsapp.model.PrivacySettings;

/**
 * Sets who may see something of the account; answers with all settings. Source: classic.md section 5.4,
 * {@code sendSetPrivacySettings}.
 *
 * @param category what
 * @param audience who
 */
public record SetPrivacySetting(PrivacyCategory category, @Payload PrivacyAudience audience)
        implements ProfileOperation<PrivacySettings> {
    /**
     * Checks that the two go together.
     *
     * @throws IllegalArgumentException if the category cannot have that audience
     */
    public SetPrivacySetting {
        if (!category.audiences().contains(audience)) {
            throw new IllegalArgumentException("setPrivacySetting: audience is " + audience + ", and " + category
                    + " can be one of " + category.audiences());
        }
    }
}
