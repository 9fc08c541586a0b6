package io.github.camelwhatsapp.model;

import java.util.Map;

/**
 * Who may see what of an account.
 *
 * @param audiences who, for each category that the server told
 */
public record PrivacySettings(Map<PrivacyCategory, PrivacyAudience> audiences) {
    /** Copies the map. */
    public PrivacySettings {
        audiences = Map.copyOf(audiences);
    }
}
