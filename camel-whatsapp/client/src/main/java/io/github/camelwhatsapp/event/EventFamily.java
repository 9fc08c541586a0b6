package io.github.camelwhatsapp.event;

/** Groups of events that a route can ask for by one name. */
public enum EventFamily {
    /** Messages of people and groups. */
    MESSAGE,
    /** What becomes of messages that were sent. */
    RECEIPT,
    /** Who is available, and when they were last seen. */
    PRESENCE,
    /** Who is typing. */
    CHAT_STATE,
    /** Groups, and who is in them. */
    GROUP,
    /** Who of the contacts is on WhatsApp, and what changes with them. */
    CONTACT,
    /** Calls. */
    CALL,
    /** The account itself. */
    ACCOUNT,
    /** Becoming a linked device. */
    LINKING,
    /** The connection's way up and down. */
    CONNECTION,
    /** End-to-end encryption: what could not be read, and whose keys have changed. */
    ENCRYPTION,
    /** What the client does by itself: receipts, answers to pings and the like. */
    OWN_ACTION,
    /** What no other family has: stanzas that this version does not know. */
    UNKNOWN;

    /** The name in the option {@code events}: the constant's name in lower camel case. */
    public String optionName() {
        String[] words = name().toLowerCase(java.util.Locale.ROOT).split("_", -1);
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return name.toString();
    }
}
