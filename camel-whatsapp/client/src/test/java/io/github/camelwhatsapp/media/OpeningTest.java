package io.github.camelwhatsapp.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.model.MediaKey;
import io.github.camelwhatsapp.model.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Media that lie encrypted on the server, after the group {@code mediaKeys} of {@code classic-vectors.json}. */
class OpeningTest {
    static List<JsonNode> vectors() throws IOException {
        try (InputStream in = OpeningTest.class.getResourceAsStream("/vectors/classic-vectors.json")) {
            List<JsonNode> vectors = new ArrayList<>();
            new JsonMapper().readTree(in).get("mediaKeys").forEach(vectors::add);
            return vectors;
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void opensWhatOtherClientsHaveSealedHoweverItIsCut(JsonNode vector) throws IOException {
        byte[] file = hex(vector, "file");
        for (int step = 1; step <= file.length; step++) {
            assertThat(open(vector, file, step, Optional.empty())).isEqualTo(hex(vector, "plaintext"));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void sealsAsOtherClientsDo(JsonNode vector, @TempDir Path directory) throws IOException {
        byte[] file = hex(vector, "file");
        Path plain = Files.write(directory.resolve("plain"), hex(vector, "plaintext"));
        Path sealed = directory.resolve("sealed");

        MediaSealer.Result facts = MediaSealing.seal(plain, sealed, keys(vector), false);

        assertThat(sealed).hasBinaryContent(file);
        assertThat(facts.encryptedLength()).isEqualTo(file.length);
        assertThat(facts.encryptedHash())
                .isEqualTo(new Sha256(MediaIntake.sha256().digest(file)));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void refusesAFileOfWhichOneByteIsChanged(JsonNode vector) {
        byte[] file = hex(vector, "file");
        for (int i = 0; i < file.length; i++) {
            byte[] changed = file.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> open(vector, changed, 16, Optional.empty()))
                    .isInstanceOf(MediaException.class)
                    .hasMessageContaining("was not sealed with its key");
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void refusesAFileThatIsCutAnywhere(JsonNode vector) {
        byte[] file = hex(vector, "file");
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> open(vector, cut, 16, Optional.empty())).isInstanceOf(MediaException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void refusesContentWithAnotherHashThanAnnounced(JsonNode vector) {
        assertThatThrownBy(() -> open(vector, hex(vector, "file"), 16, Optional.of(new Sha256(new byte[32]))))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("another hash");
    }

    @Test
    void withoutAHashTheAnnouncedLengthMustBeRight() throws IOException {
        PlainOpening opening = new PlainOpening(new ByteArrayOutputStream(), Optional.empty(), Optional.of(3L));
        opening.take(new byte[] {1, 2}, 2);

        assertThatThrownBy(opening::finish).hasMessageContaining("2 bytes").hasMessageContaining("3");
    }

    private static byte[] open(JsonNode vector, byte[] file, int step, Optional<Sha256> hash) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealedOpening opening =
                new SealedOpening(keys(vector), Optional.empty(), new PlainOpening(out, hash, Optional.empty()));
        for (int at = 0; at < file.length; at += step) {
            byte[] part = Arrays.copyOfRange(file, at, Math.min(file.length, at + step));
            opening.take(part, part.length);
        }
        opening.finish();
        return out.toByteArray();
    }

    private static MediaKeys keys(JsonNode vector) {
        return MediaKeys.of(
                new MediaKey(hex(vector, "mediaKey")), vector.get("info").textValue());
    }

    private static byte[] hex(JsonNode vector, String field) {
        return HexFormat.of().parseHex(vector.get(field).textValue());
    }
}
