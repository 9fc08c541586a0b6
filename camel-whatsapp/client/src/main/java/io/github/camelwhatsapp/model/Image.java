package io.github.camelwhatsapp.model;

import java.util.Optional;

/**
 * A picture. Source: classic.md section 7.3, {@code onGetImage}.
 *
 * @param media where the bytes are
 * @param caption the text beside it, not empty
 * @param dimensions width and height
 * @param preview a small picture of it
 */
public record Image(Media media, Optional<String> caption, Optional<Dimensions> dimensions, Optional<Preview> preview)
        implements MediaContent {
    /** Takes an empty caption for none. */
    public Image {
        caption = caption.filter(text -> !text.isEmpty());
    }

    /** A picture of which nothing else is said. */
    public static Image of(Media media) {
        return builder(media).build();
    }

    /** Starts a picture with these bytes. */
    public static Builder builder(Media media) {
        return new Builder(media);
    }

    @Override
    public String kind() {
        return "image";
    }

    @Override
    public Image withMedia(Media elsewhere) {
        return new Image(elsewhere, caption, dimensions, preview);
    }

    @Override
    public Image completedBy(MediaFacts facts) {
        return new Image(media, caption, dimensions.or(facts::dimensions), preview.or(facts::preview));
    }

    /** Shows no word of what people write. */
    @Override
    public String toString() {
        return "Image[" + media + dimensions.map(size -> ", " + size).orElse("") + "]";
    }

    /** Collects what is known. Not for use by several threads. */
    public static final class Builder {
        private final Media media;
        private Optional<String> caption = Optional.empty();
        private Optional<Dimensions> dimensions = Optional.empty();
        private Optional<Preview> preview = Optional.empty();

        private Builder(Media media) {
            this.media = media;
        }

        /** The text beside it. */
        public Builder caption(String value) {
            caption = Optional.of(value);
            return this;
        }

        /** Width and height. */
        public Builder dimensions(Dimensions value) {
            dimensions = Optional.of(value);
            return this;
        }

        /** A small picture of it. */
        public Builder preview(Preview value) {
            preview = Optional.of(value);
            return this;
        }

        /** Hands it out. */
        public Image build() {
            return new Image(media, caption, dimensions, preview);
        }
    }
}
