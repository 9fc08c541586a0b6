package io.github.camelwhatsapp.classic.registration;

import java.util.List;
import java.util.Locale;

/** The mobile networks and their codes. Source: classic.md section 4.6. */
final class NetworkTable {
    /** What the clients of the time name when nobody names a carrier; a network of the United States. */
    static final String DEFAULT_CARRIER = "T-Mobile5";

    private static final String UNKNOWN = "000";
    private static final int MNC = 2;
    private static final int ISO = 4;
    private static final int CARRIER = 7;

    private NetworkTable() {}

    /** The network code of a carrier in a country, {@code 000} if there is none of exactly this name. */
    static String mnc(String iso3166, String carrier) {
        String country = iso3166.toLowerCase(Locale.ROOT);
        // Read when asked: it happens a few times in the life of an account, and is 3,000 rows.
        List<String> lines = Resource.lines("networks.csv");
        return lines.stream()
                .map(line -> line.split(";", -1))
                .filter(row -> row[ISO].equals(country) && row[CARRIER].equals(carrier))
                .map(row -> row[MNC])
                .findFirst()
                .orElse(UNKNOWN);
    }
}
