package io.github.camelwhatsapp.model;

import java.util.Optional;

/**
 * How a film or a sound is encoded, as far as anybody says. Source: classic.md section 7.3.
 *
 * @param videoCodec such as {@code h264}
 * @param audioCodec such as {@code aac}
 * @param framesPerSecond as the sender writes it, such as {@code 30} or {@code 29.97}
 * @param videoBitrate in the sender's unit, mostly bits per second
 * @param audioBitrate in the sender's unit, mostly bits per second
 * @param sampleRate samples per second
 * @param sampleFormat such as {@code fltp}
 */
public record Encoding(
        Optional<String> videoCodec,
        Optional<String> audioCodec,
        Optional<String> framesPerSecond,
        Optional<String> videoBitrate,
        Optional<String> audioBitrate,
        Optional<String> sampleRate,
        Optional<String> sampleFormat) {
    /** Nothing is known. */
    public static final Encoding UNKNOWN = new Encoding(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** What is known of a film by its codecs alone. */
    public static Encoding of(Optional<String> videoCodec, Optional<String> audioCodec) {
        return new Encoding(
                videoCodec,
                audioCodec,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, and what it lacks from another. */
    public Encoding or(Encoding other) {
        return new Encoding(
                videoCodec.or(() -> other.videoCodec),
                audioCodec.or(() -> other.audioCodec),
                framesPerSecond.or(() -> other.framesPerSecond),
                videoBitrate.or(() -> other.videoBitrate),
                audioBitrate.or(() -> other.audioBitrate),
                sampleRate.or(() -> other.sampleRate),
                sampleFormat.or(() -> other.sampleFormat));
    }
}
