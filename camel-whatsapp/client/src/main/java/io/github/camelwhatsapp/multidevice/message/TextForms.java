package io.github.camelwhatsapp.multidevice.message;

import io.github.camelwhatsapp.model.Dimensions;
import io.github.camelwhatsapp.model.LinkPicture;
import io.github.camelwhatsapp.model.LinkPreview;
import io.github.camelwhatsapp.model.Preview;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.proto.Message;
import java.time.Instant;
import java.util.Optional;

/** Texts: bare ones, and those with a context or the preview of a link. Source: multidevice-messaging.md section 5.1. */
final class TextForms {
    private static final String JPEG = "image/jpeg";

    private TextForms() {}

    static Text read(Message.ExtendedTextMessage text) {
        return new Text(text.getText());
    }

    static Optional<LinkPreview> preview(Message.ExtendedTextMessage text) {
        return Fields.text(text, "matchedText")
                .filter(url -> !url.isBlank())
                .map(url -> new LinkPreview(
                        url,
                        Fields.text(text, "title"),
                        Fields.text(text, "description"),
                        RemoteFields.preview(text),
                        large(text)));
    }

    /** A large picture is there if both its place and its key are. */
    private static Optional<LinkPicture> large(Message.ExtendedTextMessage text) {
        return Fields.text(text, "thumbnailDirectPath").flatMap(path -> RemoteFields.thumbnailSeal(text)
                .map(seal -> new LinkPicture(
                        new RemoteMedia(
                                "",
                                Optional.of(path),
                                Optional.empty(),
                                Optional.of(JPEG),
                                Optional.empty(),
                                RemoteFields.hash(text, "thumbnailSha256"),
                                Optional.of(seal)),
                        RemoteFields.dimensions(text, "thumbnailWidth", "thumbnailHeight"),
                        Optional.empty())));
    }

    private static void write(LinkPicture large, Message.ExtendedTextMessage.Builder written) {
        if (!(large.media() instanceof RemoteMedia remote)) {
            throw new IllegalArgumentException("The bytes of the picture are not on the server yet: " + large.media());
        }
        Fields.set(written, "thumbnailDirectPath", remote.directPath());
        Fields.set(written, "thumbnailSha256", remote.hash().map(Sha256::bytes));
        Fields.set(written, "thumbnailWidth", large.dimensions().map(Dimensions::width));
        Fields.set(written, "thumbnailHeight", large.dimensions().map(Dimensions::height));
        remote.seal().ifPresent(seal -> {
            Fields.set(written, "mediaKey", Optional.of(seal.key().bytes()));
            Fields.set(written, "thumbnailEncSha256", seal.encryptedHash().map(Sha256::bytes));
            Fields.set(written, "mediaKeyTimestamp", seal.since().map(Instant::getEpochSecond));
        });
    }

    /** Writes the form that can have a context. */
    static void write(Text text, Optional<LinkPreview> preview, Message.ExtendedTextMessage.Builder written) {
        written.setText(text.text());
        preview.ifPresent(shown -> {
            written.setMatchedText(shown.url()).setPreviewType(Message.ExtendedTextMessage.PreviewType.NONE);
            Fields.set(written, "title", shown.title());
            Fields.set(written, "description", shown.description());
            Fields.set(
                    written,
                    "jpegThumbnail",
                    shown.picture()
                            .or(() -> shown.large().flatMap(LinkPicture::preview))
                            .map(Preview::jpeg));
            shown.large().ifPresent(large -> write(large, written));
        });
    }
}
