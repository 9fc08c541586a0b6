package io.github.camelwhatsapp.operation;

/**
 * Shows the account as offline although it stays connected, in the way of {@code sendOfflineStatus}. Source: classic.md section 5.4.
 */
public record SendOfflineStatus() implements ProfileOperation<Done> {}
