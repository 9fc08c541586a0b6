package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;

/**
 * Trusts the next identity key that somebody shows, after theirs has changed and the account does not accept changes by itself. Source:
 * signal.md section 8.
 *
 * @param to the person
 */
public record TrustIdentity(Party to) implements Operation<Done> {
    /**
     * Checks who it is.
     *
     * @throws IllegalArgumentException if it is no person
     */
    public TrustIdentity {
        Arguments.requirePerson("trustIdentity", "to", to);
    }
}
