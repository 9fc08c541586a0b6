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
}
