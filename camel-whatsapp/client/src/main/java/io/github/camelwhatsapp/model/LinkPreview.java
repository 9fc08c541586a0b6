package io.github.camelwhatsapp.model;

import java.util.Optional;

/**
 * What is shown of a link in a text.
 *
 * @param url the link, just as it stands in the text
 * @param title the title of the page
 * @param description what the page says of itself
 * @param picture a small picture of it
 * @param large a large picture of it, which lies on the media server; what is sent is brought there
 */
public record LinkPreview(
        String url,
        Optional<String> title,
        Optional<String> description,
        Optional<Preview> picture,
        Optional<LinkPicture> large) {
    /** Checks the link, and takes empty texts for none. */
    public LinkPreview {
        if (url.isBlank()) {
            throw new IllegalArgumentException(
                    "A link preview needs the url as it stands in the text, a blank one was given");
        }
        title = title.filter(text -> !text.isEmpty());
        description = description.filter(text -> !text.isEmpty());
    }

    /** The same with this large picture. */
    public LinkPreview withLarge(LinkPicture value) {
        return new LinkPreview(url, title, description, picture, Optional.of(value));
    }

    /** Does not show where people go. */
    @Override
    public String toString() {
        return "LinkPreview[" + url.length() + " characters]";
    }

    /** Starts what is shown of a link; what is not set is left out. */
    public static Builder builder(String url) {
        return new Builder(url);
    }

    /** Collects what is known. Not for use by several threads. */
    public static final class Builder {
        private final String url;
        private Optional<String> title = Optional.empty();
        private Optional<String> description = Optional.empty();
        private Optional<Preview> picture = Optional.empty();
        private Optional<LinkPicture> large = Optional.empty();

        private Builder(String url) {
            this.url = url;
        }

        /** The title of the page. */
        public Builder title(String value) {
            title = Optional.of(value);
            return this;
        }

        /** What the page says of itself. */
        public Builder description(String value) {
            description = Optional.of(value);
            return this;
        }

        /** A small picture of it. */
        public Builder picture(Preview value) {
            picture = Optional.of(value);
            return this;
        }

        /** A large picture of it, whose bytes are brought to the media server. */
        public Builder large(Media value) {
            large = Optional.of(LinkPicture.of(value));
            return this;
        }

        /** Hands it out. */
        public LinkPreview build() {
            return new LinkPreview(url, title, description, picture, large);
        }
    }
}
