package io.github.camelwhatsapp.model;

import java.time.Duration;
import java.util.Optional;

/**
 * A film. Source: classic.md section 7.3, {@code onGetVideo}.
 *
 * @param media where the bytes are
 * @param caption the text beside it, not empty
 * @param dimensions width and height
 * @param duration how long it plays
 * @param encoding how it is encoded, as far as anybody says
 * @param preview a small picture of it
 * @param gif whether it is played over and over without a sound, as moving pictures are
 */
public record Video(
        Media media,
        Optional<String> caption,
        Optional<Dimensions> dimensions,
        Optional<Duration> duration,
        Encoding encoding,
        Optional<Preview> preview,
        boolean gif)
        implements MediaContent {
    /** Takes an empty caption for none. */
    public Video {
        caption = caption.filter(text -> !text.isEmpty());
    }

    /** A film of which nothing else is said. */
    public static Video of(Media media) {
        return builder(media).build();
    }

    /** Starts a film with these bytes. */
    public static Builder builder(Media media) {
        return new Builder(media);
    }

    @Override
    public String kind() {
        return "video";
    }

    @Override
    public Video withMedia(Media elsewhere) {
        return new Video(elsewhere, caption, dimensions, duration, encoding, preview, gif);
    }

    @Override
    public Video completedBy(MediaFacts facts) {
        return new Video(
                media,
                caption,
                dimensions.or(facts::dimensions),
                duration.or(facts::duration),
                facts.encoding().map(encoding::or).orElse(encoding),
                preview.or(facts::preview),
                gif);
    }

    /** Shows no word of what people write. */
    @Override
    public String toString() {
        return "Video[" + media + dimensions.map(size -> ", " + size).orElse("")
                + duration.map(time -> ", " + time).orElse("") + "]";
    }

    /** Collects what is known. Not for use by several threads. */
    public static final class Builder {
        private final Media media;
        private Optional<String> caption = Optional.empty();
        private Optional<Dimensions> dimensions = Optional.empty();
        private Optional<Duration> duration = Optional.empty();
        private Encoding encoding = Encoding.UNKNOWN;
        private Optional<Preview> preview = Optional.empty();
        private boolean gif;

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

        /** How long it plays. */
        public Builder duration(Duration value) {
            duration = Optional.of(value);
            return this;
        }

        /** How it is encoded. */
        public Builder encoding(Encoding value) {
            encoding = value;
            return this;
        }

        /** A small picture of it. */
        public Builder preview(Preview value) {
            preview = Optional.of(value);
            return this;
        }

        /** Whether it is played over and over without a sound. */
        public Builder gif(boolean value) {
            gif = value;
            return this;
        }

        /** Hands it out. */
        public Video build() {
            return new Video(media, caption, dimensions, duration, encoding, preview, gif);
        }
    }
}
