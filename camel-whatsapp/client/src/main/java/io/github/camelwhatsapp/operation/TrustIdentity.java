package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;
import java.util.Objects;

/**
 * Trusts the next identity key that somebody shows, after theirs has changed and the account does not accept changes by itself. Source:
 * signal.md section 8.
 *
 * @param to the person
 */
public record TrustIdentity(Party to) implements Operation<Done> {
    /** Checks that somebody is named. */
    public TrustIdentity {
        Objects.requireNonNull(to, "to");
    }
}
