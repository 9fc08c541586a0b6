package io.github.camelwhatsapp.model;

/**
 * A text message. Its {@link #toString()} shows the length only: message bodies do not belong in logs.
 *
 * @param text what is said, not empty
 */
public record Text(String text) implements Content {
    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public Text {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("A text message needs a text, an empty one was given");
        }
    }

    @Override
    public String kind() {
        return "text";
    }

    @Override
    public String toString() {
        return "Text[" + text.length() + " characters]";
    }
}
