package io.github.camelwhatsapp.model;

import java.time.Duration;
import java.util.Optional;

/**
 * Something that was spoken into the phone for this chat. Source: classic.md section 7.1, audio with {@code origin="live"}.
 *
 * @param media where the bytes are
 * @param duration how long it plays
 * @param encoding how it is encoded, as far as anybody says
 * @param waveform how loud it is over its length; nobody finds it out, the caller gives it
 */
public record VoiceNote(Media media, Optional<Duration> duration, Encoding encoding, Optional<Waveform> waveform)
        implements MediaContent {
    /** A voice note of which nothing else is said. */
    public static VoiceNote of(Media media) {
        return builder(media).build();
    }

    /** Starts a voice note with these bytes. */
    public static Builder builder(Media media) {
        return new Builder(media);
    }

    @Override
    public String kind() {
        return "voiceNote";
    }

    @Override
    public VoiceNote withMedia(Media elsewhere) {
        return new VoiceNote(elsewhere, duration, encoding, waveform);
    }

    @Override
    public VoiceNote completedBy(MediaFacts facts) {
        return new VoiceNote(
                media,
                duration.or(facts::duration),
                facts.encoding().map(encoding::or).orElse(encoding),
                waveform);
    }

    /** Shows no word of what people write. */
    @Override
    public String toString() {
        return "VoiceNote[" + media + duration.map(time -> ", " + time).orElse("") + "]";
    }

    /** Collects what is known. Not for use by several threads. */
    public static final class Builder {
        private final Media media;
        private Optional<Duration> duration = Optional.empty();
        private Encoding encoding = Encoding.UNKNOWN;
        private Optional<Waveform> waveform = Optional.empty();

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

        /** How loud it is over its length. */
        public Builder waveform(Waveform value) {
            waveform = Optional.of(value);
            return this;
        }

        /** Hands it out. */
        public VoiceNote build() {
            return new VoiceNote(media, duration, encoding, waveform);
        }
    }
}
