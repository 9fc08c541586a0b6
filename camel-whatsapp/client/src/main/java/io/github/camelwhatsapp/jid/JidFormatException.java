package io.github.camelwhatsapp.jid;

/** Says that a text is no JID: what was given and what is expected. A retry with the same text cannot help. */
public final class JidFormatException extends IllegalArgumentException {
    /**
     * @param given the text as it came
     * @param problem what is wrong with it, as the end of a sentence
     */
    public JidFormatException(String given, String problem) {
        super("'" + abbreviate(given) + "' is not a JID such as 34123456789@s.whatsapp.net: " + problem);
    }

    private static String abbreviate(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "... (" + text.length() + " characters)";
    }
}
