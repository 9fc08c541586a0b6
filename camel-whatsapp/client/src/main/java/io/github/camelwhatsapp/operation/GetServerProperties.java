package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.ServerProperties;

/**
 * Asks the server for its properties, such as the largest size of a group. Source: classic.md section 5.4,
 * {@code sendGetServerProperties}.
 */
public record GetServerProperties() implements ProfileOperation<ServerProperties> {}
