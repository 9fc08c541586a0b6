package io.github.camelwhatsapp.multidevice.message;

import io.github.camelwhatsapp.model.LinkPreview;
import io.github.camelwhatsapp.model.Preview;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.proto.Message;
import java.util.Optional;

/** Texts: bare ones, and those with a context or the preview of a link. Source: multidevice-messaging.md section 5.1. */
final class TextForms {
    private TextForms() {}

    static Text read(Message.ExtendedTextMessage text) {
        return new Text(text.getText());
    }

    static Optional<LinkPreview> preview(Message.ExtendedTextMessage text) {
        return Fields.text(text, "matchedText")
                .filter(url -> !url.isBlank())
                .map(url -> new LinkPreview(
                        url, Fields.text(text, "title"), Fields.text(text, "description"), RemoteFields.preview(text)));
    }

    /** Writes the form that can have a context. */
    static void write(Text text, Optional<LinkPreview> preview, Message.ExtendedTextMessage.Builder written) {
        written.setText(text.text());
        preview.ifPresent(shown -> {
            written.setMatchedText(shown.url()).setPreviewType(Message.ExtendedTextMessage.PreviewType.NONE);
            Fields.set(written, "title", shown.title());
            Fields.set(written, "description", shown.description());
            Fields.set(written, "jpegThumbnail", shown.picture().map(Preview::jpeg));
        });
    }
}
