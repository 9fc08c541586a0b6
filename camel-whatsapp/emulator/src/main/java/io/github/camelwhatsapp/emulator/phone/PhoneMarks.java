package io.github.camelwhatsapp.emulator.phone;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What has been put to a message, by its author or by others; only today's network has such.
 *
 * @param quote what it replies to
 * @param reactions the reactions by the numbers of those who gave them, sorted
 * @param edited whether its author has changed it
 * @param revoked whether its author has taken it back; its text and content are gone then
 */
public record PhoneMarks(Optional<PhoneQuote> quote, Map<String, String> reactions, boolean edited, boolean revoked) {
    /** Nothing. */
    public static final PhoneMarks NONE = new PhoneMarks(Optional.empty(), Map.of(), false, false);

    /** Copies the reactions. */
    public PhoneMarks {
        reactions = Collections.unmodifiableMap(new TreeMap<>(reactions));
    }

    static PhoneMarks replying(Optional<PhoneQuote> quote) {
        return quote.isEmpty() ? NONE : new PhoneMarks(quote, Map.of(), false, false);
    }

    /** With a reaction in place of that person's earlier one; an empty one takes it away. */
    PhoneMarks reaction(String author, String emoji) {
        Map<String, String> more = new TreeMap<>(reactions);
        if (emoji.isEmpty()) {
            more.remove(author);
        } else {
            more.put(author, emoji);
        }
        return new PhoneMarks(quote, more, edited, revoked);
    }

    PhoneMarks asEdited() {
        return new PhoneMarks(quote, reactions, true, revoked);
    }

    PhoneMarks asRevoked() {
        return new PhoneMarks(Optional.empty(), Map.of(), edited, true);
    }
}
