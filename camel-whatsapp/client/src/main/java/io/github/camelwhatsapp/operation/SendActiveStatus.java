package io.github.camelwhatsapp.operation;

/**
 * Shows the account as active, in the way of {@code sendActiveStatus}. Source: classic.md section 5.4.
 */
public record SendActiveStatus() implements ProfileOperation<Done> {}
