package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;

/**
 * Asks under which address a number is known. Source: classic.md section 5.4, {@code sendGetNormalizedJid}.
 *
 * @param countryCode digits, such as 34
 * @param number the number as it is written in that country
 */
public record GetNormalizedJid(String countryCode, @Payload String number) implements ProfileOperation<Party> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if one is not what the server takes; names it
     */
    public GetNormalizedJid {
        countryCode = Texts.digits("getNormalizedJid", "countryCode", countryCode, 4);
        number = Texts.digits("getNormalizedJid", "number", number, 15);
    }
}
