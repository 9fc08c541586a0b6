package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.ServicePricing;
import java.util.Optional;

/**
 * Asks what the service costs. Source: classic.md section 5.4, {@code sendGetServicePricing}.
 *
 * @param language two letters; {@code en} unless told
 * @param country two letters; {@code US} unless told
 */
public record GetServicePricing(Optional<String> language, Optional<String> country)
        implements ProfileOperation<ServicePricing> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if one is not what the server takes; names it
     */
    public GetServicePricing {
        Letters.check("getServicePricing", "language", language);
        Letters.check("getServicePricing", "country", country);
    }

    /** Starts the question; what is not set is left out. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects what is known. Not for use by several threads. */
    public static final class Builder {
        private Optional<String> language = Optional.empty();
        private Optional<String> country = Optional.empty();

        private Builder() {}

        /** Two letters; {@code en} unless told. */
        public Builder language(String value) {
            language = Optional.of(value);
            return this;
        }

        /** Two letters; {@code US} unless told. */
        public Builder country(String value) {
            country = Optional.of(value);
            return this;
        }

        /** Hands it out. */
        public GetServicePricing build() {
            return new GetServicePricing(language, country);
        }
    }
}
