package io.github.camelwhatsapp.model;

import java.time.Duration;
import java.util.Optional;

/**
 * A sound file, such as music. Source: classic.md section 7.3, {@code onGetAudio}.
 *
 * @param media where the bytes are
 * @param duration how long it plays
 * @param encoding how it is encoded, as far as anybody says
 */
public record Audio(Media media, Optional<Duration> duration, Encoding encoding) implements MediaContent {
    /** A sound of which nothing else is said. */
    public static Audio of(Media media) {
        return builder(media).build();
    }

    /** Starts a sound with these bytes. */
    public static Builder builder(Media media) {
        return new Builder(media);
    }

    @Override
    public String kind() {
        return "audio";
    }

    @Override
    public Audio withMedia(Media elsewhere) {
        return new Audio(elsewhere, duration, encoding);
    }

    @Override
    public Audio completedBy(MediaFacts facts) {
        return new Audio(
                media,
                duration.or(facts::duration),
                facts.encoding().map(encoding::or).orElse(encoding));
    }

    /** Shows no word of what people write. */
    @Override
    public String toString() {
        return "Audio[" + media + duration.map(time -> ", " + time).orElse("") + "]";
    }

    /** Collects what is known. Not for use by several threads. */
    public static final class Builder {
        private final Media media;
        private Optional<Duration> duration = Optional.empty();
        private Encoding encoding = Encoding.UNKNOWN;

        private Builder(Media media) {
            this.media = media;
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

        /** Hands it out. */
        public Audio build() {
            return new Audio(media, duration, encoding);
        }
    }
}
