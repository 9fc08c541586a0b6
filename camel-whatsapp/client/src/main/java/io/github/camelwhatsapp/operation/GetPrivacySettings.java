package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.PrivacySettings;

/**
 * Asks who may see what of the account. Source: classic.md section 5.4, {@code sendGetPrivacySettings}.
 */
public record GetPrivacySettings() implements ProfileOperation<PrivacySettings> {}
