package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.ClientConfig;

/**
 * Asks what the server keeps about this client. Source: classic.md section 5.4, {@code sendGetClientConfig}.
 */
public record GetClientConfig() implements ProfileOperation<ClientConfig> {}
