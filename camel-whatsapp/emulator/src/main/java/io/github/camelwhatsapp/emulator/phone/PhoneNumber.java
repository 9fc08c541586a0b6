package io.github.camelwhatsapp.emulator.phone;

import java.util.regex.Pattern;

/**
 * A phone number as WhatsApp writes it: digits with the country code and no plus. Immutable.
 *
 * @param digits 5 to 15 digits, the first of them not 0 (ITU-T E.164)
 */
public record PhoneNumber(String digits) {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{4,14}");
    private static final Pattern DECORATION = Pattern.compile("[ ().+-]");

    /**
     * Checks the digits.
     *
     * @throws IllegalArgumentException if it is no such number; the message says what is expected
     */
    public PhoneNumber {
        if (!isWellFormed(digits)) {
            throw new IllegalArgumentException(
                    Shortened.quote(digits)
                            + " is no phone number: expected are 5 to 15 digits that begin with the country code, such as 34123456789");
        }
    }

    /**
     * Reads a number as people write it: a plus, blanks, dots, dashes and brackets are dropped.
     *
     * @throws IllegalArgumentException if what remains is no phone number
     */
    public static PhoneNumber parse(String text) {
        String bare = undecorated(text);
        return new PhoneNumber(isWellFormed(bare) ? bare : text);
    }

    /** Whether the text has the form of {@link #digits()}. */
    static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    /** The text without what people put between digits. */
    static String undecorated(String text) {
        return DECORATION.matcher(text).replaceAll("");
    }

    @Override
    public String toString() {
        return digits;
    }
}
