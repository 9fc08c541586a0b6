package io.github.camelwhatsapp.classic.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.model.ContactCard;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Dimensions;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Location;
import io.github.camelwhatsapp.model.MediaKey;
import io.github.camelwhatsapp.model.MediaSeal;
import io.github.camelwhatsapp.model.Preview;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.UnknownContent;
import io.github.camelwhatsapp.model.Video;
import io.github.camelwhatsapp.proto.ClassicContact;
import io.github.camelwhatsapp.proto.ClassicDocument;
import io.github.camelwhatsapp.proto.ClassicImage;
import io.github.camelwhatsapp.proto.ClassicLink;
import io.github.camelwhatsapp.proto.ClassicLocation;
import io.github.camelwhatsapp.proto.ClassicMessage;
import io.github.camelwhatsapp.proto.ClassicSenderKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProtobufContentsTest {
    private static final byte[] BYTES = new byte[32];
    private static final ByteString THIRTY_TWO = ByteString.copyFrom(BYTES);
    private static final byte[] JPEG = {1, 2, 3};
    private static final String URL = "https://mmg.whatsapp.net/d/abc.enc";

    static Stream<Content> writable() {
        return Stream.of(
                new Text("hello"),
                new ContactCard("Ann", "BEGIN:VCARD\nFN:Ann\nEND:VCARD"),
                Location.of(41.5, -2.25),
                new Location(
                        -41.5,
                        2.25,
                        Optional.of("Here"),
                        Optional.of("Main Street"),
                        Optional.of("https://example.org"),
                        Optional.of(new Preview(JPEG))));
    }

    /** Pictures lack what cannot be done without: a URL, or a key of the right length; places and cards are none. */
    static Stream<ClassicMessage> unusable() {
        return Stream.of(
                ClassicMessage.newBuilder()
                        .setImage(ClassicImage.newBuilder().setMediaKey(THIRTY_TWO))
                        .build(),
                ClassicMessage.newBuilder()
                        .setImage(ClassicImage.newBuilder().setUrl(URL).setMediaKey(ByteString.copyFrom(JPEG)))
                        .build(),
                ClassicMessage.newBuilder()
                        .setDocument(ClassicDocument.newBuilder().setTitle("Title"))
                        .build(),
                ClassicMessage.newBuilder()
                        .setLocation(ClassicLocation.newBuilder().setLatitude(Double.NaN))
                        .build(),
                ClassicMessage.newBuilder()
                        .setContact(ClassicContact.newBuilder().setDisplayName("Ann"))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("writable")
    void readsWhatItWrites(Content content) {
        ClassicMessage.Builder message = ClassicMessage.newBuilder();
        assertThat(ProtobufContents.isWritable(content)).isTrue();

        ProtobufContents.write(content, message);

        assertThat(ProtobufContents.read(message.build())).contains(content);
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void keepsWhatCannotBeUsed(ClassicMessage message) {
        assertThat(ProtobufContents.read(message))
                .get()
                .isInstanceOfSatisfying(UnknownContent.class, content -> assertThat(content.stanza())
                        .isEqualTo(message.toByteArray()));
    }

    @Test
    void readsAPictureWithTheKeyThatOpensIt() {
        ClassicMessage message = ClassicMessage.newBuilder()
                .setImage(ClassicImage.newBuilder()
                        .setUrl(URL)
                        .setMimeType("image/jpeg")
                        .setCaption("look")
                        .setFileSha256(THIRTY_TWO)
                        .setFileLength(1000)
                        .setHeight(20)
                        .setWidth(10)
                        .setMediaKey(THIRTY_TWO)
                        .setThumbnail(ByteString.copyFrom(JPEG)))
                .build();

        assertThat(ProtobufContents.read(message))
                .contains(new Image(
                        remote(Optional.empty(), "image/jpeg"),
                        Optional.of("look"),
                        Optional.of(new Dimensions(10, 20)),
                        Optional.of(new Preview(JPEG))));
    }

    @Test
    void readsADocumentWithTheKeyThatOpensIt() {
        ClassicMessage message = ClassicMessage.newBuilder()
                .setDocument(ClassicDocument.newBuilder()
                        .setUrl(URL)
                        .setMimeType("application/pdf")
                        .setTitle("Report")
                        .setFileSha256(THIRTY_TWO)
                        .setFileLength(1000)
                        .setPageCount(3)
                        .setMediaKey(THIRTY_TWO)
                        .setFileName("report.pdf"))
                .build();

        assertThat(ProtobufContents.read(message))
                .contains(new Document(
                        remote(Optional.of("report.pdf"), "application/pdf"),
                        Optional.empty(),
                        Optional.of("Report"),
                        Optional.of(3),
                        Optional.empty()));
    }

    @Test
    void readsALinkAsTheTextThatItStandsIn() {
        ClassicMessage message = ClassicMessage.newBuilder()
                .setUrl(ClassicLink.newBuilder()
                        .setText("see https://example.org")
                        .setTitle("Example"))
                .build();

        assertThat(ProtobufContents.read(message)).contains(new Text("see https://example.org"));
    }

    @Test
    void saysNothingWhenASenderKeyIsAllThereIs() {
        ClassicMessage message = ClassicMessage.newBuilder()
                .setSenderKeyDistribution(ClassicSenderKey.newBuilder().setGroupId("group"))
                .build();

        assertThat(ProtobufContents.read(message)).isEmpty();
    }

    @Test
    void writesPicturesAndDocumentsThatLieEncryptedAsItReadsThem() {
        Image image = new Image(
                remote(Optional.empty(), "image/jpeg"),
                Optional.of("the sea"),
                Optional.of(new Dimensions(320, 200)),
                Optional.of(new Preview(JPEG)));
        Document document = new Document(
                remote(Optional.of("invoice.pdf"), "application/pdf"),
                Optional.empty(),
                Optional.of("invoice"),
                Optional.of(3),
                Optional.empty());

        for (Content content : List.of(image, document)) {
            assertThat(ProtobufContents.isWritable(content)).isTrue();
            ClassicMessage.Builder message = ClassicMessage.newBuilder();
            ProtobufContents.write(content, message);
            assertThat(ProtobufContents.read(message.build())).contains(content);
            assertThat(ProtobufContents.mediaType(content)).contains(content.kind());
        }
    }

    @Test
    void writesNoPictureThatLiesOnTheServerForAllToRead() {
        Image image = Image.of(RemoteMedia.plain(
                URL, Optional.empty(), Optional.of("image/jpeg"), Optional.of(1000L), Optional.empty()));

        assertThat(ProtobufContents.isWritable(image)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProtobufContents.write(Video.of(image.media()), ClassicMessage.newBuilder()));
    }

    private static RemoteMedia remote(Optional<String> name, String type) {
        return new RemoteMedia(
                URL,
                Optional.empty(),
                name,
                Optional.of(type),
                Optional.of(1000L),
                Optional.of(new Sha256(BYTES)),
                Optional.of(MediaSeal.of(new MediaKey(BYTES), Optional.empty())));
    }
}
