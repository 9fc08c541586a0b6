package io.github.camelwhatsapp.model;

/**
 * A phone number taken apart, as a registration names it. Source: classic.md section 4.6, {@code onDissectPhone}.
 *
 * @param country the name of the country, or of the part of it that has a prefix of its own
 * @param countryCode the digits before the national number
 * @param nationalNumber the number without its country code
 * @param mcc the mobile country code: 3 digits, {@code 0} for the one row that has none
 * @param iso3166 the country's two letters
 * @param iso639 the language's letters
 * @param mnc the mobile network code: 3 digits
 */
public record DissectedPhone(
        String country,
        String countryCode,
        String nationalNumber,
        String mcc,
        String iso3166,
        String iso639,
        String mnc) {}
