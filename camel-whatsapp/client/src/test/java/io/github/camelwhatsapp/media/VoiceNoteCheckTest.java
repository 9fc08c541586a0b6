package io.github.camelwhatsapp.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoiceNoteCheckTest {
    @TempDir
    private Path directory;

    @Test
    void takesOneChannelOfOpusInOgg() throws IOException {
        assertThat(VoiceNoteCheck.objection(file(ogg("OpusHead", 1, 1)))).isEmpty();
        assertThat(VoiceNoteCheck.objection(file(ogg("OpusHead", 1, 40))))
                .as("a longer table of segments")
                .isEmpty();
    }

    @Test
    void saysWhatPhonesDoNotRecord() throws IOException {
        assertThat(VoiceNoteCheck.objection(file("ID3 music".getBytes(StandardCharsets.US_ASCII))))
                .contains("it is no Ogg file");
        assertThat(VoiceNoteCheck.objection(file(ogg("\u0001vorbis!", 1, 1)))).contains("its sound is not Opus");
        assertThat(VoiceNoteCheck.objection(file(ogg("OpusHead", 2, 1)))).contains("it has 2 channels instead of one");
    }

    @Property(tries = 100)
    void anyBytesAreOneOrTheOther(@ForAll @Size(max = 60) byte[] bytes) throws IOException {
        Path file = Files.createTempFile("voice", "");
        try {
            Files.write(file, bytes);
            assertThat(VoiceNoteCheck.objection(file)).isPresent();
            Files.write(file, java.util.Arrays.copyOf(ogg("OpusHead", 1, 1), bytes.length % 38));
            assertThat(VoiceNoteCheck.objection(file)).isPresent();
        } finally {
            Files.delete(file);
        }
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("voice"), bytes);
    }

    /** The first page: its header, the table of its segments, and the head of the sound. */
    private static byte[] ogg(String codec, int channels, int segments) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes("OggS".getBytes(StandardCharsets.US_ASCII));
        page.writeBytes(new byte[22]);
        page.write(segments);
        page.writeBytes(new byte[segments]);
        page.writeBytes(codec.getBytes(StandardCharsets.US_ASCII));
        page.write(1);
        page.write(channels);
        return page.toByteArray();
    }
}
