package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;
import java.util.List;

/**
 * Asks whom the account does not want to hear. Source: classic.md section 5.4, {@code sendGetPrivacyBlockedList}.
 */
public record GetBlockedList() implements ProfileOperation<List<Party>> {}
