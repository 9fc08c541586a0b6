package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.AccountTerms;

/**
 * Extends the account by another period. Source: classic.md section 5.4, {@code sendExtendAccount}.
 */
@Dangerous
public record ExtendAccount() implements ProfileOperation<AccountTerms> {}
