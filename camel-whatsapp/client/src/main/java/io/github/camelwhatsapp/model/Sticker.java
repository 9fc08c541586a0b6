package io.github.camelwhatsapp.model;

import java.util.Optional;

/**
 * A sticker: a WebP picture, mostly 512 by 512. Source: multidevice-messaging.md section 5.1.
 *
 * @param media where the bytes are
 * @param dimensions width and height
 * @param animated whether it moves
 */
public record Sticker(Media media, Optional<Dimensions> dimensions, boolean animated) implements MediaContent {
    /** A sticker that stands still. */
    public static Sticker of(Media media) {
        return new Sticker(media, Optional.empty(), false);
    }

    @Override
    public String kind() {
        return "sticker";
    }

    @Override
    public Sticker withMedia(Media elsewhere) {
        return new Sticker(elsewhere, dimensions, animated);
    }

    @Override
    public Sticker completedBy(MediaFacts facts) {
        return new Sticker(media, dimensions.or(facts::dimensions), animated);
    }
}
