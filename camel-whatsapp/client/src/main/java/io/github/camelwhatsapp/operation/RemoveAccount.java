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

    /** Starts the request; what is not set is left out. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects what is known. Not for use by several threads. */
    public static final class Builder {
        private Optional<String> language = Optional.empty();
        private Optional<String> country = Optional.empty();
        private Optional<String> feedback = Optional.empty();

        private Builder() {}

        /** Two letters of the feedback; {@code en} unless told. */
        public Builder language(String value) {
            language = Optional.of(value);
            return this;
        }

        /** Two letters of the feedback; {@code US} unless told. */
        public Builder country(String value) {
            country = Optional.of(value);
            return this;
        }

        /** Why, for the service. */
        public Builder feedback(String value) {
            feedback = Optional.of(value);
            return this;
        }

        /** Hands it out. */
        public RemoveAccount build() {
            return new RemoveAccount(language, country, feedback);
        }
    }
}
