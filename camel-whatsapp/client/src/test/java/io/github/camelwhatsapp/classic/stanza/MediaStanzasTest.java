package io.github.camelwhatsapp.classic.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.model.Audio;
import io.github.camelwhatsapp.model.ContactCard;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Dimensions;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Location;
import io.github.camelwhatsapp.model.Preview;
import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.model.Video;
import io.github.camelwhatsapp.model.VoiceNote;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaStanzasTest {
    private static final String HASH = new Sha256(new byte[32]).toBase64();

    @Test
    void readsAnImageWithEverythingThatTheSeedLists() {
        Image image = read(
                file("image")
                        .attribute("width", "640")
                        .attribute("height", "480")
                        .attribute("caption", "the sea")
                        .data(new byte[] {1, 2, 3}),
                Image.class);

        assertThat(image.media().size()).contains(1234L);
        assertThat(image.media().fileName()).contains("a.jpg");
        assertThat(image.media().mimeType()).contains("image/jpeg");
        assertThat(image.media().hash()).contains(Sha256.ofBase64(HASH));
        assertThat(image.dimensions()).contains(new Dimensions(640, 480));
        assertThat(image.caption()).contains("the sea");
        assertThat(image.preview()).contains(new Preview(new byte[] {1, 2, 3}));
        assertThat(image.toString()).doesNotContain("sea").doesNotContain("host.example");
    }

    @Test
    void readsAVideoWithItsCodecs() {
        Video video = read(
                file("video")
                        .attribute("seconds", "12")
                        .attribute("vcodec", "h264")
                        .attribute("acodec", "aac")
                        .attribute("fps", "30")
                        .attribute("vbitrate", "900000")
                        .attribute("abitrate", "96000")
                        .attribute("asampfreq", "44100")
                        .attribute("asampfmt", "fltp"),
                Video.class);

        assertThat(video.duration()).contains(Duration.ofSeconds(12));
        assertThat(video.encoding().videoCodec()).contains("h264");
        assertThat(video.encoding().audioCodec()).contains("aac");
        assertThat(video.encoding().framesPerSecond()).contains("30");
        assertThat(video.encoding().videoBitrate()).contains("900000");
        assertThat(video.encoding().audioBitrate()).contains("96000");
        assertThat(video.encoding().sampleRate()).contains("44100");
        assertThat(video.encoding().sampleFormat()).contains("fltp");
    }

    @Test
    void tellsAVoiceNoteFromOtherSounds() {
        assertThat(read(file("audio").attribute("duration", "3"), Audio.class).duration())
                .contains(Duration.ofSeconds(3));
        assertThat(read(file("audio").attribute("origin", "live").attribute("duration", "7"), VoiceNote.class)
                        .duration())
                .contains(Duration.ofSeconds(7));
    }

    @Test
    void readsADocument() {
        assertThat(read(file("document"), Document.class).media().fileName()).contains("a.jpg");
    }

    @Test
    void readsAPlaceWithNameAndMap() {
        Location place = read(
                Node.builder("media")
                        .attribute("type", "location")
                        .attribute("latitude", "41.38")
                        .attribute("longitude", "-2.17")
                        .attribute("name", "Cafe")
                        .attribute("url", "")
                        .data(new byte[] {9}),
                Location.class);

        assertThat(place.latitude()).isEqualTo(41.38);
        assertThat(place.longitude()).isEqualTo(-2.17);
        assertThat(place.name()).contains("Cafe");
        assertThat(place.url()).isEmpty();
        assertThat(place.preview()).isPresent();
        assertThat(place.toString()).doesNotContain("41");
    }

    @Test
    void readsACardInItsChildAndOneInTheMediaItself() {
        Node child = Node.builder("vcard")
                .attribute("name", "Ann")
                .data("BEGIN:VCARD\r\nEND:VCARD")
                .build();
        assertThat(read(Node.builder("media").attribute("type", "vcard").child(child), ContactCard.class)
                        .name())
                .isEqualTo("Ann");
        assertThat(read(Node.builder("media").attribute("type", "vcard").data("BEGIN:VCARD"), ContactCard.class)
                        .name())
                .isEqualTo("NO_NAME");
    }

    @ParameterizedTest
    @CsvSource({
        "size, -1",
        "size, 99999999999999999999",
        "width, 0",
        "height, wide",
        "duration, 1e9",
        "filehash, x",
        "width, 99999999999"
    })
    void leavesOutWhatASenderGotWrong(String attribute, String value) {
        Image image = read(
                Node.builder("media")
                        .attribute("type", "image")
                        .attribute("url", "https://host.example/a")
                        .attribute(attribute, value),
                Image.class);

        assertThat(image.media().size()).isEmpty();
        assertThat(image.media().hash()).isEmpty();
        assertThat(image.dimensions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"NaN, 1", "91, 1", "1, -181", "north, 1", "Infinity, 1"})
    void takesNoPlaceThatIsNotOnEarth(String latitude, String longitude) {
        assertThat(MediaStanzas.read(Node.builder("media")
                        .attribute("type", "location")
                        .attribute("latitude", latitude)
                        .attribute("longitude", longitude)
                        .build()))
                .isEmpty();
    }

    @Test
    void takesNoPictureWithoutAUrl() {
        assertThat(MediaStanzas.read(
                        Node.builder("media").attribute("type", "image").build()))
                .isEmpty();
    }

    private static Node.Builder file(String type) {
        return Node.builder("media")
                .attribute("type", type)
                .attribute("url", "https://host.example/d/a.jpg")
                .attribute("size", "1234")
                .attribute("file", "a.jpg")
                .attribute("mimetype", "image/jpeg")
                .attribute("filehash", HASH)
                .attribute("encoding", "raw");
    }

    private static <T extends Content> T read(Node.Builder media, Class<T> type) {
        Optional<Content> content = MediaStanzas.read(media.build());
        assertThat(content).get().isInstanceOf(type);
        return type.cast(content.orElseThrow());
    }
}
