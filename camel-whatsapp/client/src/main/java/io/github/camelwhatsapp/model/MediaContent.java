package io.github.camelwhatsapp.model;

import java.time.Duration;
import java.util.Optional;

/**
 * A message whose substance is a file: its bytes are never in the record, only where they are ({@link #media()}). What is not known,
 * such as the caption of an audio, is empty.
 */
public sealed interface MediaContent extends Content
        permits Image, Video, VideoNote, Audio, VoiceNote, Document, Sticker, LinkPicture {
    /** Where the bytes are, and what is known of them. */
    Media media();

    /** The text beside it, not empty. */
    default Optional<String> caption() {
        return Optional.empty();
    }

    /** Width and height. */
    default Optional<Dimensions> dimensions() {
        return Optional.empty();
    }

    /** How long it plays. */
    default Optional<Duration> duration() {
        return Optional.empty();
    }

    /** A small picture of it. */
    default Optional<Preview> preview() {
        return Optional.empty();
    }

    /** The same with its bytes elsewhere: taken into the spool, or brought to the server. */
    MediaContent withMedia(Media elsewhere);

    /** The same with what a look at the bytes has shown; what is there already stays. */
    MediaContent completedBy(MediaFacts facts);
}
