package io.github.camelwhatsapp.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelwhatsapp.crypto.Hkdf;
import io.github.camelwhatsapp.crypto.Hmac;
import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.error.MediaException.Reason;
import io.github.camelwhatsapp.model.Audio;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.MediaKey;
import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.model.Sticker;
import io.github.camelwhatsapp.model.Video;
import io.github.camelwhatsapp.model.VideoNote;
import io.github.camelwhatsapp.model.VoiceNote;
import io.github.camelwhatsapp.vectors.HoldsVectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sealed for the server and opened again, after the group {@code media} of {@code multidevice-messaging-vectors.json}. */
@HoldsVectors(groups = "media")
class SealingTest {
    private static final MediaKey KEY = new MediaKey(new byte[32]);

    static List<JsonNode> vectors() throws IOException {
        try (InputStream in = SealingTest.class.getResourceAsStream("/vectors/multidevice-messaging-vectors.json")) {
            List<JsonNode> vectors = new ArrayList<>();
            new JsonMapper().readTree(in).get("media").get("cases").forEach(vectors::add);
            return vectors;
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void sealsAsOtherClientsDo(JsonNode vector) throws IOException {
        Sealed sealed = seal(keys(vector), plaintext(vector), vector.has("streamingSidecar"), 1000);

        if (vector.has("file")) {
            assertThat(sealed.file()).isEqualTo(hex(vector, "file"));
        } else {
            assertThat(sealed.file()).hasSize(vector.get("fileBytes").intValue());
            assertThat(sealed.file()).startsWith(hex(vector, "fileFirst64")).endsWith(hex(vector, "fileLast42"));
        }
        assertThat(sealed.result().length()).isEqualTo(vector.get("fileLength").longValue());
        assertThat(sealed.result().hash().bytes()).isEqualTo(hex(vector, "fileSha256"));
        assertThat(sealed.result().encryptedHash().bytes()).isEqualTo(hex(vector, "fileEncSha256"));
        assertThat(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(sealed.result().encryptedHash().bytes()))
                .isEqualTo(vector.get("uploadTokenBase64Url").textValue());
        if (vector.has("streamingSidecar")) {
            assertThat(sealed.result().sidecar().orElseThrow().bytes()).isEqualTo(hex(vector, "streamingSidecar"));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void opensWhatOtherClientsSeal(JsonNode vector) throws IOException {
        byte[] file = seal(keys(vector), plaintext(vector), false, 16 * 1024).file();

        assertThat(open(
                        keys(vector),
                        file,
                        Optional.of(new Sha256(hex(vector, "fileEncSha256"))),
                        Optional.of(new Sha256(hex(vector, "fileSha256")))))
                .isEqualTo(plaintext(vector));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void everyPurposeOfTheVectorsHasItsText(JsonNode vector) {
        assertThat(Arrays.stream(MediaPurpose.values()).map(MediaPurpose::info))
                .contains(vector.get("info").textValue());
    }

    @Test
    void eachKindOfContentHasItsPurpose() {
        Media media = Media.of(new byte[0]);
        assertThat(MediaPurpose.of(Image.of(media))).isEqualTo(MediaPurpose.IMAGE);
        assertThat(MediaPurpose.of(Sticker.of(media)).path()).isEqualTo("image");
        assertThat(MediaPurpose.of(Video.of(media))).isEqualTo(MediaPurpose.VIDEO);
        assertThat(MediaPurpose.of(VideoNote.of(media))).isEqualTo(MediaPurpose.VIDEO);
        assertThat(MediaPurpose.of(Audio.of(media))).isEqualTo(MediaPurpose.AUDIO);
        assertThat(MediaPurpose.of(VoiceNote.of(media))).isEqualTo(MediaPurpose.AUDIO);
        assertThat(MediaPurpose.of(Document.of(media))).isEqualTo(MediaPurpose.DOCUMENT);
    }

    @Test
    void theHashOfTheFileIsComparedBeforeAnythingElse() throws IOException {
        byte[] file = seal(keys(), new byte[100], false, 100).file();
        file[3] ^= 1;

        assertThatThrownBy(() -> open(keys(), file, Optional.of(new Sha256(new byte[32])), Optional.empty()))
                .hasMessageContaining("another hash than announced");
        assertThatThrownBy(() -> open(keys(), file, Optional.empty(), Optional.empty()))
                .hasMessageContaining("was not sealed with its key");
    }

    @Test
    void whatIsSealedWithWrongPaddingIsRefused() throws IOException {
        byte[] block = keys().cipher(Cipher.ENCRYPT_MODE).update(new byte[16]);
        Mac mac = keys().mac();
        byte[] file = Arrays.copyOf(block, 16 + MediaKeys.MAC_LENGTH);
        System.arraycopy(mac.doFinal(block), 0, file, 16, MediaKeys.MAC_LENGTH);

        assertThatThrownBy(() -> open(keys(), file, Optional.empty(), Optional.empty()))
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CORRUPT))
                .hasMessageContaining("padded");
    }

    @Property(tries = 300)
    void opensWhateverItSealedHoweverItIsCut(
            @ForAll @Size(max = 300) byte[] plaintext,
            @ForAll @IntRange(min = 1, max = 70) int step,
            @ForAll @IntRange(min = 1, max = 70) int other)
            throws IOException {
        Sealed sealed = seal(keys(), plaintext, true, step);

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealedOpening opening = new SealedOpening(
                keys(),
                Optional.of(sealed.result().encryptedHash()),
                new PlainOpening(out, Optional.of(sealed.result().hash()), Optional.empty()));
        feed(opening, sealed.file(), other);
        assertThat(out.toByteArray()).isEqualTo(plaintext);
        assertThat(sealed.file()).hasSize((plaintext.length / 16 + 1) * 16 + MediaKeys.MAC_LENGTH);
    }

    @Property(tries = 300)
    void refusesWhatWasTamperedWith(
            @ForAll @Size(min = 1, max = 200) byte[] plaintext,
            @ForAll @IntRange(min = 0, max = 10_000) int where,
            @ForAll @IntRange(min = 1, max = 255) int change)
            throws IOException {
        byte[] file = seal(keys(), plaintext, false, 64).file();
        file[where % file.length] ^= (byte) change;

        assertCorrupt(file);
    }

    @Property(tries = 300)
    void refusesWhatIsShorterOrLonger(
            @ForAll @Size(max = 200) byte[] plaintext, @ForAll @IntRange(min = 0, max = 400) int length)
            throws IOException {
        byte[] file = seal(keys(), plaintext, false, 64).file();

        assertCorrupt(Arrays.copyOf(file, length == file.length ? length + 1 : length));
    }

    @Property(tries = 20)
    void theSidecarIsTheMacOfEachPiece(
            @ForAll @IntRange(min = 0, max = 200_100) int length, @ForAll @IntRange(min = 1, max = 70_000) int step)
            throws IOException {
        Sealed sealed = seal(keys(), new byte[length], true, step);

        assertThat(sealed.result().sidecar().orElseThrow().bytes()).isEqualTo(sidecar(sealed.file()));
    }

    @Test
    void theSidecarOfAPieceThatFitsExactlyHasOneMacMore() {
        byte[] file = new byte[65536 + 16];
        SidecarMac macs = new SidecarMac(keys());
        macs.update(file, 0, file.length);

        assertThat(macs.finish().bytes()).isEqualTo(sidecar(file)).hasSize(20);
    }

    /** Written down from the rule, with all bytes in memory. */
    private static byte[] sidecar(byte[] file) {
        byte[] key = Arrays.copyOfRange(
                Hkdf.derive(KEY.bytes(), "WhatsApp Video Keys".getBytes(StandardCharsets.US_ASCII), 112), 48, 80);
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        int complete = 0;
        while (complete * 65536 + 65552 <= file.length) {
            complete++;
        }
        for (int k = 0; k <= complete; k++) {
            byte[] window = Arrays.copyOfRange(file, k * 65536, Math.min(file.length, k * 65536 + 65552));
            entries.write(Hmac.SHA256.of(key, window), 0, 10);
        }
        return entries.toByteArray();
    }

    private static void assertCorrupt(byte[] file) {
        assertThatThrownBy(() -> open(keys(), file, Optional.empty(), Optional.empty()))
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CORRUPT));
    }

    private record Sealed(byte[] file, MediaSealer.Result result) {}

    private static Sealed seal(MediaKeys keys, byte[] plaintext, boolean streamed, int step) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MediaSealer sealer = new MediaSealer(keys, streamed, out);
        for (int at = 0; at < plaintext.length; at += step) {
            byte[] part = Arrays.copyOfRange(plaintext, at, Math.min(plaintext.length, at + step));
            sealer.take(part, part.length);
        }
        MediaSealer.Result result = sealer.finish();
        return new Sealed(out.toByteArray(), result);
    }

    private static byte[] open(MediaKeys keys, byte[] file, Optional<Sha256> encrypted, Optional<Sha256> hash)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealedOpening opening = new SealedOpening(keys, encrypted, new PlainOpening(out, hash, Optional.empty()));
        feed(opening, file, 1 << 16);
        return out.toByteArray();
    }

    private static void feed(SealedOpening opening, byte[] file, int step) throws IOException {
        for (int at = 0; at < file.length; at += step) {
            byte[] part = Arrays.copyOfRange(file, at, Math.min(file.length, at + step));
            opening.take(part, part.length);
        }
        opening.finish();
    }

    private static MediaKeys keys() {
        return MediaKeys.of(KEY, MediaPurpose.VIDEO);
    }

    private static MediaKeys keys(JsonNode vector) {
        return MediaKeys.of(
                new MediaKey(hex(vector, "mediaKey")), vector.get("info").textValue());
    }

    /** {@code pattern:N} stands for N bytes, of which byte i is (7 i + 3) mod 256. */
    private static byte[] plaintext(JsonNode vector) {
        String text = vector.get("plaintext").textValue();
        if (!text.startsWith("pattern:")) {
            return HexFormat.of().parseHex(text);
        }
        byte[] bytes = new byte[Integer.parseInt(text.substring("pattern:".length()))];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (7 * i + 3);
        }
        return bytes;
    }

    private static byte[] hex(JsonNode vector, String field) {
        return HexFormat.of().parseHex(vector.get(field).textValue());
    }
}
