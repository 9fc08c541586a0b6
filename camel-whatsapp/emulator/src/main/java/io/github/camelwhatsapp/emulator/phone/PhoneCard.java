package io.github.camelwhatsapp.emulator.phone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A contact card.
 *
 * @param name the name that is shown
 * @param vcard the text of the card, {@code BEGIN:VCARD} to {@code END:VCARD}
 */
public record PhoneCard(String name, String vcard) implements PhoneContent {
    private static final int LONGEST = 64 * 1024;
    private static final Pattern FULL_NAME = Pattern.compile("(?im)^FN(?:;[^:\\r\\n]*)?:(.*)$");

    /**
     * A card to send, under the name that it holds itself.
     *
     * @throws IllegalArgumentException if the text is no vCard or longer than 64 KiB
     */
    public static PhoneCard of(String vcard) {
        String text = vcard.strip();
        if (!text.regionMatches(true, 0, "BEGIN:VCARD", 0, 11)
                || !text.regionMatches(true, text.length() - 9, "END:VCARD", 0, 9)) {
            throw new IllegalArgumentException("A contact card begins with BEGIN:VCARD and ends with END:VCARD");
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A contact card has at most " + LONGEST + " characters; " + text.length() + " were given");
        }
        Matcher name = FULL_NAME.matcher(text);
        return new PhoneCard(name.find() ? name.group(1).strip().replaceAll("\\\\([\\\\,;])", "$1") : "", text);
    }

    @Override
    public String described() {
        return "[vcard]" + (name.isEmpty() ? "" : " " + name);
    }

    /** Without what it says. */
    @Override
    public String toString() {
        return "PhoneCard[" + vcard.length() + " characters]";
    }
}
