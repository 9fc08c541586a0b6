package io.github.camelwhatsapp.model;

import java.util.Optional;

/**
 * A document to keep. Source: classic.md section 8.6, {@code onGetDocument}.
 *
 * @param media where the bytes are
 * @param caption the text beside it, not empty
 * @param title the title that is shown for it
 * @param pageCount how many pages it has
 * @param preview a small picture of it
 */
public record Document(
        Media media,
        Optional<String> caption,
        Optional<String> title,
        Optional<Integer> pageCount,
        Optional<Preview> preview)
        implements MediaContent {
    /** Takes an empty caption for none. */
    public Document {
        caption = caption.filter(text -> !text.isEmpty());
    }

    /** A document of which nothing else is said. */
    public static Document of(Media media) {
        return builder(media).build();
    }

    /** Starts a document with these bytes. */
    public static Builder builder(Media media) {
        return new Builder(media);
    }

    @Override
    public String kind() {
        return "document";
    }

    @Override
    public Document withMedia(Media elsewhere) {
        return new Document(elsewhere, caption, title, pageCount, preview);
    }

    @Override
    public Document completedBy(MediaFacts facts) {
        return new Document(media, caption, title, pageCount, preview.or(facts::preview));
    }

    /** Shows no word of what people write. */
    @Override
    public String toString() {
        return "Document[" + media + "]";
    }

    /** Collects what is known. Not for use by several threads. */
    public static final class Builder {
        private final Media media;
        private Optional<String> caption = Optional.empty();
        private Optional<String> title = Optional.empty();
        private Optional<Integer> pageCount = Optional.empty();
        private Optional<Preview> preview = Optional.empty();

        private Builder(Media media) {
            this.media = media;
        }

        /** The text beside it. */
        public Builder caption(String value) {
            caption = Optional.of(value);
            return this;
        }

        /** The title that is shown for it. */
        public Builder title(String value) {
            title = Optional.of(value);
            return this;
        }

        /** How many pages it has. */
        public Builder pageCount(int value) {
            pageCount = Optional.of(value);
            return this;
        }

        /** A small picture of it. */
        public Builder preview(Preview value) {
            preview = Optional.of(value);
            return this;
        }

        /** Hands it out. */
        public Document build() {
            return new Document(media, caption, title, pageCount, preview);
        }
    }
}
