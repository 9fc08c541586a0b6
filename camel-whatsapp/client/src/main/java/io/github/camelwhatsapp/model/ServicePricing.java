package io.github.camelwhatsapp.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What the service costs. Source: classic.md section 5.4, {@code onGetServicePricing}.
 *
 * @param price with its currency
 * @param cost as a number
 * @param currency its currency
 * @param expiration until when the price holds, if told
 */
public record ServicePricing(String price, String cost, String currency, Optional<Instant> expiration) {}
