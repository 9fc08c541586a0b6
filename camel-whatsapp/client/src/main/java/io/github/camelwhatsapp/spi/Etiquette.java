package io.github.camelwhatsapp.spi;

import java.util.List;

/**
 * How an account behaves towards others, by the rules that the service expects of a client. Source: classic.md sections 10 and 11.
 *
 * @param typing whether it shows that it types, and stops, before each message; off unless told
 * @param contacts the numbers of the people it has to do with: they are synced at the first login, and their presence is subscribed to
 * @param upkeep whether it asks by itself for what a phone asks for: at its first login for the server's properties, its groups and
 *     broadcast lists; of those whose presence it subscribes to for status and picture, and again when they change; on unless told
 */
public record Etiquette(boolean typing, List<String> contacts, boolean upkeep) {
    /** No typing, no contacts, but upkeep. */
    public static final Etiquette DEFAULT = new Etiquette(false, List.of(), true);

    /**
     * Checks the numbers and strips what people write between the digits.
     *
     * @throws IllegalArgumentException if one is no number; names it
     */
    public Etiquette {
        contacts = contacts.stream().map(Etiquette::digits).distinct().toList();
    }

    /** The same with or without typing. */
    public Etiquette withTyping(boolean value) {
        return new Etiquette(value, contacts, upkeep);
    }

    /** The same with other contacts. */
    public Etiquette withContacts(List<String> value) {
        return new Etiquette(typing, value, upkeep);
    }

    /** The same with or without upkeep. */
    public Etiquette withUpkeep(boolean value) {
        return new Etiquette(typing, contacts, value);
    }

    private static String digits(String number) {
        String digits = number.replaceAll("[ .()/+-]", "");
        if (!digits.matches("[1-9][0-9]{4,14}")) {
            throw new IllegalArgumentException("contacts holds '" + number
                    + "', which is no phone number; expected are numbers with their country code, such as +34"
                    + " 123456789");
        }
        return digits;
    }
}
