package io.github.camelwhatsapp.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OggDurationTest {
    @TempDir
    private Path directory;

    @Test
    void aVoiceNoteInOpusLastsAsLongAsItsLastPageSaysLessThePreSkip() throws IOException {
        assertThat(OggDuration.of(file(opus(312, 48_000L * 7 + 312)))).contains(Duration.ofSeconds(7));
    }

    @Test
    void aSoundInVorbisHasARateOfItsOwn() throws IOException {
        byte[] head = ByteBuffer.allocate(30)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("\u0001vorbis".getBytes(StandardCharsets.US_ASCII))
                .putInt(0)
                .put((byte) 2)
                .putInt(44_100)
                .array();

        assertThat(OggDuration.of(file(join(page(7, 0, head), page(7, 44_100L * 3 / 2, new byte[200])))))
                .contains(Duration.ofMillis(1500));
    }

    @Test
    void pagesOfOtherStreamsDoNotCount() throws IOException {
        assertThat(OggDuration.of(file(join(opus(0, 96_000), page(8, 48_000_000, new byte[10])))))
                .contains(Duration.ofSeconds(2));
    }

    @Test
    void whatIsNoOggHasNoLength() throws IOException {
        assertThat(OggDuration.of(file(new byte[0]))).isEmpty();
        assertThat(OggDuration.of(file("OggS fake voice".getBytes(StandardCharsets.US_ASCII))))
                .isEmpty();
        assertThat(OggDuration.of(file(new byte[100_000]))).isEmpty();
    }

    @Property(tries = 200)
    void nothingThatIsCutOrChangedMakesItFail(
            @ForAll @IntRange(max = 400) int length, @ForAll @Size(max = 60) byte[] noise) throws IOException {
        byte[] whole = opus(312, 480_312);
        byte[] changed = Arrays.copyOf(whole, Math.min(length, whole.length));
        System.arraycopy(
                noise, 0, changed, Math.max(0, changed.length - noise.length), Math.min(noise.length, changed.length));
        Path file = Files.createTempFile("ogg", "");
        try {
            Files.write(file, changed);
            assertThat(OggDuration.of(file).orElse(Duration.ZERO)).isGreaterThanOrEqualTo(Duration.ZERO);
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] opus(int preSkip, long end) {
        byte[] head = ByteBuffer.allocate(19)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OpusHead".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 1)
                .putShort((short) preSkip)
                .putInt(16_000)
                .array();
        return join(page(7, 0, head), page(7, end / 2, new byte[200]), page(7, end, new byte[100]));
    }

    private static byte[] page(int serial, long position, byte[] body) {
        return ByteBuffer.allocate(28 + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OggS".getBytes(StandardCharsets.US_ASCII))
                .put(new byte[2])
                .putLong(position)
                .putInt(serial)
                .putInt(0)
                .putInt(0)
                .put((byte) 1)
                .put((byte) body.length)
                .put(body)
                .array();
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("sound.ogg"), bytes);
    }
}
