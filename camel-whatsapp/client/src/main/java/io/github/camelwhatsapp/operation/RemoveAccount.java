package io.github.camelwhatsapp.operation;

import java.util.Optional;

/**
 * Removes the account for good, with all that the server keeps of it; the password in the store goes too. Source: classic.md section
 * 5.4, {@code sendRemoveAccount}.
 *
 * @param language two letters of the feedback; {@code en} unless told
 * @param country two letters of the feedback; {@code US} unless told
 * @param feedback why, for the service
 */
@Dangerous
public record RemoveAccount(Optional<String> language, Optional<String> country, @Payload Optional<String> feedback)
        implements ProfileOperation<Done> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if one is not what the server takes; names it
     */
    public RemoveAccount {
        Letters.check("removeAccount", "language", language);
        Letters.check("removeAccount", "country", country);
    }
}
