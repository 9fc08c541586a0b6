package io.github.camelwhatsapp.classic.encryption;

import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.model.ContactCard;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Dimensions;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Location;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.MediaKey;
import io.github.camelwhatsapp.model.MediaSeal;
import io.github.camelwhatsapp.model.Preview;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.UnknownContent;
import io.github.camelwhatsapp.proto.ClassicContact;
import io.github.camelwhatsapp.proto.ClassicDocument;
import io.github.camelwhatsapp.proto.ClassicImage;
import io.github.camelwhatsapp.proto.ClassicLocation;
import io.github.camelwhatsapp.proto.ClassicMessage;
import java.util.Optional;

/**
 * What the protobuf message inside an encrypted message says. What cannot be used, such as a picture without a URL, is unknown content
 * with the message as it came. Pictures and documents are written once their bytes lie encrypted on the server; for sounds and films there
 * is no form. Source: classic.md sections 8.5 and 9.3.
 */
final class ProtobufContents {
    private static final int KEY_LENGTH = 32;

    private ProtobufContents() {}

    /** Reads; empty when nothing is said, as when a sender key is all there is. */
    static Optional<Content> read(ClassicMessage message) {
        if (!message.getConversation().isEmpty()) {
            return Optional.of(new Text(message.getConversation()));
        }
        ClassicMessage rest = message.toBuilder().clearSenderKeyDistribution().build();
        return rest.equals(ClassicMessage.getDefaultInstance())
                ? Optional.empty()
                : Optional.of(known(rest).orElseGet(() -> unknown(rest)));
    }

    /** Whether {@link #write} can write it. */
    static boolean isWritable(Content content) {
        return content instanceof Text
                || content instanceof Location
                || content instanceof ContactCard
                || (isSealable(content) && key(content).isPresent());
    }

    /** Whether it can be written once its bytes are encrypted. */
    static boolean isSealable(Content content) {
        return content instanceof Image || content instanceof Document;
    }

    /** What opens the bytes of a medium that lies encrypted on the server; nobody can be told of it but in an encrypted message. */
    static Optional<MediaKey> key(Content content) {
        return content instanceof MediaContent medium && medium.media() instanceof RemoteMedia remote
                ? remote.seal().map(MediaSeal::key)
                : Optional.empty();
    }

    /** The {@code mediatype} of the encrypted part; a text has none. */
    static Optional<String> mediaType(Content content) {
        if (content instanceof Location) {
            return Optional.of("location");
        }
        if (content instanceof ContactCard) {
            return Optional.of("vcard");
        }
        if (content instanceof Image) {
            return Optional.of("image");
        }
        return content instanceof Document ? Optional.of("document") : Optional.empty();
    }

    /** Writes what {@link #isWritable} says it can. */
    static void write(Content content, ClassicMessage.Builder message) {
        if (content instanceof Text text) {
            message.setConversation(text.text());
        } else if (content instanceof Location place) {
            message.setLocation(location(place));
        } else if (content instanceof ContactCard card) {
            message.setContact(
                    ClassicContact.newBuilder().setDisplayName(card.name()).setVcard(card.vcard()));
        } else if (content instanceof Image image && image.media() instanceof RemoteMedia media) {
            message.setImage(image(image, media));
        } else if (content instanceof Document document && document.media() instanceof RemoteMedia media) {
            message.setDocument(document(document, media));
        } else {
            throw new IllegalArgumentException("This cannot be encrypted: " + content);
        }
    }

    private static Optional<Content> known(ClassicMessage message) {
        if (message.hasUrl() && !message.getUrl().getText().isEmpty()) {
            return Optional.of(new Text(message.getUrl().getText()));
        }
        if (message.hasImage()) {
            return image(message.getImage());
        }
        if (message.hasDocument()) {
            return document(message.getDocument());
        }
        if (message.hasLocation()) {
            return location(message.getLocation());
        }
        return message.hasContact() ? contact(message.getContact()) : Optional.empty();
    }

    private static Optional<Content> image(ClassicImage image) {
        boolean sized = image.getWidth() > 0 && image.getHeight() > 0;
        return media(
                        image.getUrl(),
                        Optional.empty(),
                        image.getMimeType(),
                        image.getFileLength(),
                        image.getFileSha256(),
                        image.getMediaKey())
                .map(media -> new Image(
                        media,
                        text(image.getCaption()),
                        sized ? Optional.of(new Dimensions(image.getWidth(), image.getHeight())) : Optional.empty(),
                        preview(image.getThumbnail())));
    }

    private static ClassicImage image(Image image, RemoteMedia media) {
        ClassicImage.Builder written = ClassicImage.newBuilder()
                .setUrl(media.url())
                .setMediaKey(
                        ByteString.copyFrom(media.seal().orElseThrow().key().bytes()));
        media.mimeType().ifPresent(written::setMimeType);
        media.size().ifPresent(written::setFileLength);
        media.hash().ifPresent(hash -> written.setFileSha256(ByteString.copyFrom(hash.bytes())));
        image.caption().ifPresent(written::setCaption);
        image.dimensions().ifPresent(size -> written.setWidth(size.width()).setHeight(size.height()));
        image.preview().ifPresent(preview -> written.setThumbnail(ByteString.copyFrom(preview.jpeg())));
        return written.build();
    }

    private static ClassicDocument document(Document document, RemoteMedia media) {
        ClassicDocument.Builder written = ClassicDocument.newBuilder()
                .setUrl(media.url())
                .setMediaKey(
                        ByteString.copyFrom(media.seal().orElseThrow().key().bytes()));
        media.mimeType().ifPresent(written::setMimeType);
        media.size().ifPresent(written::setFileLength);
        media.hash().ifPresent(hash -> written.setFileSha256(ByteString.copyFrom(hash.bytes())));
        media.fileName().ifPresent(written::setFileName);
        document.title().ifPresent(written::setTitle);
        document.pageCount().ifPresent(written::setPageCount);
        document.preview().ifPresent(preview -> written.setThumbnail(ByteString.copyFrom(preview.jpeg())));
        return written.build();
    }

    private static Optional<Content> document(ClassicDocument document) {
        return media(
                        document.getUrl(),
                        text(document.getFileName()),
                        document.getMimeType(),
                        document.getFileLength(),
                        document.getFileSha256(),
                        document.getMediaKey())
                .map(media -> new Document(
                        media,
                        Optional.empty(),
                        text(document.getTitle()),
                        document.getPageCount() > 0 ? Optional.of(document.getPageCount()) : Optional.empty(),
                        preview(document.getThumbnail())));
    }

    /** Nothing without a URL, and nothing under a key that is none: what cannot be opened is no medium. */
    private static Optional<RemoteMedia> media(
            String url, Optional<String> name, String mimeType, long length, ByteString hash, ByteString key) {
        if (url.isEmpty() || (!key.isEmpty() && key.size() != KEY_LENGTH)) {
            return Optional.empty();
        }
        return Optional.of(new RemoteMedia(
                url,
                Optional.empty(),
                name,
                text(mimeType),
                length > 0 ? Optional.of(length) : Optional.empty(),
                hash.size() == KEY_LENGTH ? Optional.of(new Sha256(hash.toByteArray())) : Optional.empty(),
                key.isEmpty()
                        ? Optional.empty()
                        : Optional.of(MediaSeal.of(new MediaKey(key.toByteArray()), Optional.empty()))));
    }

    private static Optional<Content> location(ClassicLocation place) {
        boolean onEarth = Math.abs(place.getLatitude()) <= 90 && Math.abs(place.getLongitude()) <= 180;
        return onEarth
                ? Optional.of(new Location(
                        place.getLatitude(),
                        place.getLongitude(),
                        text(place.getName()),
                        text(place.getAddress()),
                        text(place.getUrl()),
                        preview(place.getThumbnail())))
                : Optional.empty();
    }

    private static ClassicLocation location(Location place) {
        ClassicLocation.Builder location =
                ClassicLocation.newBuilder().setLatitude(place.latitude()).setLongitude(place.longitude());
        place.name().ifPresent(location::setName);
        place.address().ifPresent(location::setAddress);
        place.url().ifPresent(location::setUrl);
        place.preview().ifPresent(preview -> location.setThumbnail(ByteString.copyFrom(preview.jpeg())));
        return location.build();
    }

    private static Optional<Content> contact(ClassicContact contact) {
        return contact.getVcard().isBlank()
                ? Optional.empty()
                : Optional.of(new ContactCard(
                        text(contact.getDisplayName()).orElse(ContactCard.NO_NAME), contact.getVcard()));
    }

    private static Content unknown(ClassicMessage message) {
        String kind = message.getAllFields().keySet().stream()
                .findFirst()
                .map(field -> field.getName())
                .orElse("");
        return new UnknownContent(kind, message.toByteArray());
    }

    private static Optional<Preview> preview(ByteString jpeg) {
        return jpeg.isEmpty() || jpeg.size() > Preview.LARGEST
                ? Optional.empty()
                : Optional.of(new Preview(jpeg.toByteArray()));
    }

    private static Optional<String> text(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
