package io.github.camelwhatsapp.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Looks whether a voice note is what phones record: one channel of Opus in Ogg. Others are sent all the same, but some phones show them and
 * play nothing. Source: RFC 3533 section 6, RFC 7845 section 5.1.
 */
final class VoiceNoteCheck {
    private static final byte[] OGG = "OggS".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OPUS = "OpusHead".getBytes(StandardCharsets.US_ASCII);
    private static final int SEGMENTS = 26;
    private static final int PAGE_HEADER = 27;
    private static final int CHANNELS = 9;

    /** A page header with the longest table of segments, and what is looked at behind it. */
    private static final int HEAD = PAGE_HEADER + 255 + CHANNELS + 1;

    private VoiceNoteCheck() {}

    /** Why some phones may not play it; empty if they all do. */
    static Optional<String> objection(Path file) throws IOException {
        byte[] head = head(file);
        if (!holds(head, 0, OGG)) {
            return Optional.of("it is no Ogg file");
        }
        int body = head.length > SEGMENTS ? PAGE_HEADER + Byte.toUnsignedInt(head[SEGMENTS]) : head.length;
        if (!holds(head, body, OPUS) || head.length <= body + CHANNELS) {
            return Optional.of("its sound is not Opus");
        }
        int channels = Byte.toUnsignedInt(head[body + CHANNELS]);
        return channels == 1 ? Optional.empty() : Optional.of("it has " + channels + " channels instead of one");
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static boolean holds(byte[] bytes, int at, byte[] expected) {
        return bytes.length >= at + expected.length
                && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    }
}
