package io.github.camelwhatsapp.classic.registration;

import io.github.camelwhatsapp.model.DissectedPhone;
import java.util.List;
import java.util.Optional;

/**
 * The countries and their prefixes, in the order in which they are searched: the first row whose prefix begins the number counts.
 * Source: classic.md section 4.6 and appendix B.
 */
final class CountryTable {
    private static final List<Row> ROWS =
            Resource.lines("countries.csv").stream().map(Row::parse).toList();

    private CountryTable() {}

    private record Row(String name, String prefix, String mcc, String iso3166, String iso639, String mnc) {
        static Row parse(String line) {
            String[] fields = line.split(";", -1);
            int bar = fields[2].indexOf('|');
            String firstMcc = bar < 0 ? fields[2] : fields[2].substring(0, bar);
            return new Row(fields[0], fields[1], firstMcc, fields[3], fields[4], fields[5]);
        }

        /** All of North America shares the country code 1, whatever follows it in the table. */
        String countryCode() {
            return prefix.startsWith("1") ? "1" : prefix;
        }
    }

    /**
     * Takes a number apart, as the clients of the time do.
     *
     * @param number digits with the country code
     * @return empty if no prefix begins it
     */
    static Optional<DissectedPhone> dissect(String number) {
        return ROWS.stream()
                .filter(row -> number.startsWith(row.prefix()))
                .findFirst()
                .map(row -> new DissectedPhone(
                        row.name(),
                        row.countryCode(),
                        number.substring(row.countryCode().length()),
                        row.mcc(),
                        row.iso3166(),
                        row.iso639().isEmpty() ? "en" : row.iso639(),
                        row.mnc()));
    }

    /**
     * The same with the one country code that Russia and Kazakhstan share: the table's 77 and 79 are 7 and the first digit of the
     * national number.
     */
    static Optional<DissectedPhone> dissectForTheWire(String number) {
        return dissect(number)
                .map(phone -> phone.countryCode().startsWith("7") ? shared(phone, number.substring(1)) : phone);
    }

    private static DissectedPhone shared(DissectedPhone phone, String nationalNumber) {
        return new DissectedPhone(
                phone.country(), "7", nationalNumber, phone.mcc(), phone.iso3166(), phone.iso639(), phone.mnc());
    }
}
