package io.github.camelwhatsapp.model;

import java.util.Optional;

/**
 * What is shown of a link in a text.
 *
 * @param url the link, just as it stands in the text
 * @param title the title of the page
 * @param description what the page says of itself
 * @param picture a small picture of it
 */
public record LinkPreview(String url, Optional<String> title, Optional<String> description, Optional<Preview> picture) {
    /** Checks the link, and takes empty texts for none. */
    public LinkPreview {
        if (url.isBlank()) {
            throw new IllegalArgumentException(
                    "A link preview needs the url as it stands in the text, a blank one was given");
        }
        title = title.filter(text -> !text.isEmpty());
        description = description.filter(text -> !text.isEmpty());
    }

    /** Does not show where people go. */
    @Override
    public String toString() {
        return "LinkPreview[" + url.length() + " characters]";
    }
}
