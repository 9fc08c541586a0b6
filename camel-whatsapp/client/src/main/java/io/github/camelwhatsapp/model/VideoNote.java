package io.github.camelwhatsapp.model;

import java.time.Duration;
import java.util.Optional;

/**
 * A short round film of whoever speaks. Source: multidevice-messaging.md section 5.1, {@code ptvMessage}.
 *
 * @param media where the bytes are
 * @param dimensions width and height
 * @param duration how long it plays
 * @param preview a small picture of it
 */
public record VideoNote(
        Media media, Optional<Dimensions> dimensions, Optional<Duration> duration, Optional<Preview> preview)
        implements MediaContent {
    /** A video note of which nothing else is said. */
    public static VideoNote of(Media media) {
        return new VideoNote(media, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public String kind() {
        return "videoNote";
    }

    @Override
    public VideoNote withMedia(Media elsewhere) {
        return new VideoNote(elsewhere, dimensions, duration, preview);
    }

    @Override
    public VideoNote completedBy(MediaFacts facts) {
        return new VideoNote(
                media, dimensions.or(facts::dimensions), duration.or(facts::duration), preview.or(facts::preview));
    }

    /** Starts a film with these bytes; what is not set is left out. */
    public static Builder builder(Media media) {
        return new Builder(media);
    }

    /** Collects what is known. Not for use by several threads. */
    public static final class Builder {
        private final Media media;
        private Optional<Dimensions> dimensions = Optional.empty();
        private Optional<Duration> duration = Optional.empty();
        private Optional<Preview> preview = Optional.empty();

        private Builder(Media media) {
            this.media = media;
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

        /** A small picture of it. */
        public Builder preview(Preview value) {
            preview = Optional.of(value);
            return this;
        }

        /** Hands it out. */
        public VideoNote build() {
            return new VideoNote(media, dimensions, duration, preview);
        }
    }
}
