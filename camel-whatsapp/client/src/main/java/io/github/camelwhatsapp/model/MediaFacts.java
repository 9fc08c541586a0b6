package io.github.camelwhatsapp.model;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a look at a file has shown.
 *
 * @param dimensions width and height of a picture or a film
 * @param duration how long it plays
 * @param encoding how it is encoded
 * @param preview a small picture of it
 */
public record MediaFacts(
        Optional<Dimensions> dimensions,
        Optional<Duration> duration,
        Optional<Encoding> encoding,
        Optional<Preview> preview) {
    /** Nothing was found out. */
    public static final MediaFacts NONE =
            new MediaFacts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The same with this length, unless there is one. */
    public MediaFacts orDuration(Supplier<Optional<Duration>> other) {
        return duration.isPresent() ? this : new MediaFacts(dimensions, other.get(), encoding, preview);
    }

    /** The same with this preview, unless there is one. */
    public MediaFacts orPreview(Preview other) {
        return preview.isPresent() ? this : new MediaFacts(dimensions, duration, encoding, Optional.of(other));
    }
}
