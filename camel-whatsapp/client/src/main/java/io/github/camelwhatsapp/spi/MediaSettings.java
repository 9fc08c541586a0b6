package io.github.camelwhatsapp.spi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How large media may be and where they lie meanwhile. Source of the limits: classic.md section 8.1; what is sent must be smaller than
 * its limit. The notes give none for documents and for what comes in; those are ours.
 *
 * @param directory where media lie while they are on their way; empty for a directory beside the account's store
 * @param imageLimit bytes that an image to be sent must stay below
 * @param audioLimit the same for sounds and voice notes
 * @param videoLimit the same for films
 * @param documentLimit the same for documents
 * @param downloadLimit bytes above which nothing is fetched
 * @param stalledAfter after how long without a byte a transfer is given up
 */
public record MediaSettings(
        Optional<Path> directory,
        long imageLimit,
        long audioLimit,
        long videoLimit,
        long documentLimit,
        long downloadLimit,
        Duration stalledAfter) {
    private static final long MEBIBYTE = 1L << 20;

    /** The limits of the client of July 2016. */
    public static final MediaSettings DEFAULT = new MediaSettings(
            Optional.empty(),
            5 * MEBIBYTE,
            10 * MEBIBYTE,
            20 * MEBIBYTE,
            100 * MEBIBYTE,
            256 * MEBIBYTE,
            Duration.ofSeconds(30));

    /** Checks that each limit is positive. */
    public MediaSettings {
        positive("imageLimit", imageLimit);
        positive("audioLimit", audioLimit);
        positive("videoLimit", videoLimit);
        positive("documentLimit", documentLimit);
        positive("downloadLimit", downloadLimit);
        if (stalledAfter.isNegative() || stalledAfter.isZero()) {
            throw new IllegalArgumentException("stalledAfter must be longer than nothing, given was " + stalledAfter);
        }
    }

    /** The same in another directory. */
    public MediaSettings withDirectory(Path other) {
        return new MediaSettings(
                Optional.of(other), imageLimit, audioLimit, videoLimit, documentLimit, downloadLimit, stalledAfter);
    }

    /** The same with other limits for what is sent, in bytes. */
    public MediaSettings withLimits(long image, long audio, long video, long document) {
        return new MediaSettings(directory, image, audio, video, document, downloadLimit, stalledAfter);
    }

    /** The same with another limit for what is fetched, in bytes. */
    public MediaSettings withDownloadLimit(long bytes) {
        return new MediaSettings(directory, imageLimit, audioLimit, videoLimit, documentLimit, bytes, stalledAfter);
    }

    /** The same with more or less patience. */
    public MediaSettings withStalledAfter(Duration value) {
        return new MediaSettings(directory, imageLimit, audioLimit, videoLimit, documentLimit, downloadLimit, value);
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 byte or more, given was " + value);
        }
    }
}
