package io.github.camelwhatsapp.operation;

/** Numbers as people write them. */
final class PhoneNumbers {
    private PhoneNumbers() {}

    /**
     * A plus and the digits, without blanks, dots, dashes and brackets; a bare number is taken for an international one.
     *
     * @throws IllegalArgumentException if it is no number
     */
    static String international(String operation, String number) {
        String digits = number.strip().replaceAll("[ .()/-]", "");
        if (!digits.matches("\\+?[0-9]{3,20}")) {
            throw new IllegalArgumentException(operation + ": numbers holds '" + number
                    + "', which is no phone number; expected are 3 to 20 digits, such as +34 123456789");
        }
        return digits.startsWith("+") ? digits : "+" + digits;
    }
}
