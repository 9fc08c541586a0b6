package io.github.camelwhatsapp.model;

import java.util.Optional;

/**
 * The large picture of a link's preview ({@link LinkPreview#large}): a file of its own on the media server. It is no message by itself.
 * Source: multidevice-messaging.md sections 5.1 and 6.2.
 *
 * @param media where the bytes are
 * @param dimensions width and height
 * @param preview a small picture of it
 */
public record LinkPicture(Media media, Optional<Dimensions> dimensions, Optional<Preview> preview)
        implements MediaContent {
    /** A picture of which nothing else is said. */
    public static LinkPicture of(Media media) {
        return new LinkPicture(media, Optional.empty(), Optional.empty());
    }

    @Override
    public String kind() {
        return "linkPicture";
    }

    @Override
    public LinkPicture withMedia(Media elsewhere) {
        return new LinkPicture(elsewhere, dimensions, preview);
    }

    @Override
    public LinkPicture completedBy(MediaFacts facts) {
        return new LinkPicture(media, dimensions.or(facts::dimensions), preview.or(facts::preview));
    }
}
