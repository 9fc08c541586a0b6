package io.github.camelwhatsapp.operation;

/**
 * Takes the account's picture away. Source: classic.md section 5.4, {@code sendRemoveProfilePicture}.
 */
public record RemoveProfilePicture() implements ProfileOperation<Done> {}
