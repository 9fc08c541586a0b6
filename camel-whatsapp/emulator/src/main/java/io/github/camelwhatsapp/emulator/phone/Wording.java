package io.github.camelwhatsapp.emulator.phone;

import java.nio.charset.StandardCharsets;

/** What texts a phone takes; anything else is refused with an {@link IllegalArgumentException} that says what is expected. */
final class Wording {
    private Wording() {}

    /** The text of a message: 1 to {@link Phone#MAX_TEXT} characters. */
    static void requireText(String text) {
        if (text.isEmpty() || text.length() > Phone.MAX_TEXT) {
            throw new IllegalArgumentException(
                    "A message has 1 to " + Phone.MAX_TEXT + " characters; " + text.length() + " were given");
        }
        requireUnicode(text, "A message");
    }

    /** The name of a phone: 1 to {@link Phone#MAX_NAME} characters, not only blanks. */
    static void requireName(String name) {
        if (name.isBlank() || name.length() > Phone.MAX_NAME) {
            throw new IllegalArgumentException("A name has 1 to " + Phone.MAX_NAME + " characters and not only blanks; "
                    + name.length() + " characters were given");
        }
        requireUnicode(name, "A name");
    }

    /**
     * A text without halves of surrogate pairs.
     *
     * @param what what it is, for the exception, such as {@code A name}
     */
    static void requireUnicode(String text, String what) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(what + " is Unicode text; this one holds half of a surrogate pair");
        }
    }
}
