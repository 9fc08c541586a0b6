package io.github.camelwhatsapp.operation;

/**
 * Tells the server which client this is. Source: classic.md section 5.4, {@code sendClientConfig}.
 */
public record SetClientConfig() implements ProfileOperation<Done> {}
