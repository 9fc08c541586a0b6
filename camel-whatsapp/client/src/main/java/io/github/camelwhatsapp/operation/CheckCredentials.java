package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Registered;

/**
 * Asks the registration service whether the account's number is registered under the identity in its store. If it is, it gets a new
 * password, which is kept. Source: classic.md section 4, {@code checkCredentials}.
 */
@Dangerous
public record CheckCredentials() implements UnconnectedOperation<Registered> {}
