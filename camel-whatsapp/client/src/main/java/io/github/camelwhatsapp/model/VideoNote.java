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
}
