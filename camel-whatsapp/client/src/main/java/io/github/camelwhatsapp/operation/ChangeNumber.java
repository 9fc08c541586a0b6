package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.AccountTerms;
import java.util.Optional;

/**
 * Moves the account of an old number to the number that is logged in; the old account is deleted. Source: classic.md section 5.4,
 * {@code sendChangeNumber}.
 *
 * @param oldNumber digits with the country code, also as people write it
 * @param oldIdentity the identity of the old number, form-encoded as clients keep it in {@code id.NUMBER.dat}, a secret; the one in this
 * @param  *     account's store unless told
 */
@Dangerous
public record ChangeNumber(String oldNumber, Optional<String> oldIdentity) implements ProfileOperation<AccountTerms> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if one is not what the server takes; names it
     */
    public ChangeNumber {
        oldNumber = Texts.digits("changeNumber", "oldNumber", oldNumber, 15);
    }

    @Override
    public String toString() {
        return "ChangeNumber[" + oldNumber + "]";
    }
}
