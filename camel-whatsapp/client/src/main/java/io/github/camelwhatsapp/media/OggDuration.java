package io.github.camelwhatsapp.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a sound in an Ogg file plays, Opus or Vorbis, as phones record it: the position that its last page tells,
 * less what is skipped at the start. Only first and last pages are read. Source: RFC 3533 section 6, RFC 7845 sections
 * 4 and 5.1, Vorbis I section 4.2.2.
 */
final class OggDuration {
    private static final byte[] CAPTURE = ascii("OggS");
    private static final byte[] OPUS = ascii("OpusHead");
    private static final byte[] VORBIS = ascii("\u0001vorbis");
    private static final int OPUS_RATE = 48_000;
    private static final int HEADER = 27;

    /** The longest page there can be: its header and 255 segments of 255 bytes. */
    private static final int LONGEST_PAGE = HEADER + 255 + 255 * 255;

    private OggDuration() {}

    /** Empty for what is no such file, or broken. */
    static Optional<Duration> of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer first = read(channel, 0);
            if (first.limit() < HEADER || !startsWith(first, 0, CAPTURE)) {
                return Optional.empty();
            }
            int body = HEADER + Byte.toUnsignedInt(first.get(26));
            int serial = first.getInt(14);
            long size = channel.size();
            ByteBuffer last = read(channel, Math.max(0, size - LONGEST_PAGE));
            if (startsWith(first, body, OPUS) && body + 12 <= first.limit()) {
                return duration(last, serial, Short.toUnsignedInt(first.getShort(body + 10)), OPUS_RATE);
            }
            if (startsWith(first, body, VORBIS) && body + 16 <= first.limit()) {
                return duration(last, serial, 0, Integer.toUnsignedLong(first.getInt(body + 12)));
            }
            return Optional.empty();
        }
    }

    private static Optional<Duration> duration(ByteBuffer last, int serial, int skipped, long rate) {
        for (int at = last.limit() - HEADER; at >= 0; at--) {
            if (startsWith(last, at, CAPTURE) && last.getInt(at + 14) == serial && last.getLong(at + 6) >= 0) {
                long samples = Math.max(0, last.getLong(at + 6) - skipped);
                boolean sane = rate > 0 && samples / rate < Duration.ofDays(30).toSeconds();
                return sane ? Optional.of(Duration.ofMillis(samples * 1000 / rate)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static ByteBuffer read(FileChannel channel, long from) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(LONGEST_PAGE, channel.size() - from))
                .order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            // a read may give less than there is
        }
        return bytes.flip();
    }

    private static boolean startsWith(ByteBuffer bytes, int at, byte[] expected) {
        return at + expected.length <= bytes.limit()
                && bytes.slice(at, expected.length).equals(ByteBuffer.wrap(expected));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
