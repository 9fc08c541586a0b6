package io.github.camelwhatsapp.multidevice.message;

import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import io.github.camelwhatsapp.model.Dimensions;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.MediaKey;
import io.github.camelwhatsapp.model.MediaSeal;
import io.github.camelwhatsapp.model.Preview;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.model.Sidecar;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the bytes of a medium lie and what opens them, in the fields that all kinds of media share. A detail that cannot be right, such as
 * a hash of 5 bytes, is left out. Source: multidevice-messaging.md sections 5.1 and 6.2.
 */
final class RemoteFields {
    private static final int HASH = 32;
    private static final int LARGEST_SIDECAR = 1 << 20;
    private static final long LONGEST = Duration.ofDays(365).toSeconds();

    private RemoteFields() {}

    /**
     * Reads where a medium lies.
     *
     * @throws MessageFormatException if the message does not say
     */
    static RemoteMedia read(MessageOrBuilder message) {
        Optional<String> url = Fields.text(message, "url");
        Optional<String> path = Fields.text(message, "directPath");
        if (url.isEmpty() && path.isEmpty()) {
            throw new MessageFormatException("A medium says neither its url nor its path");
        }
        return new RemoteMedia(
                url.orElse(""),
                path,
                Fields.text(message, "fileName"),
                Fields.text(message, "mimetype").map(RemoteFields::plain).filter(type -> !type.isEmpty()),
                Fields.number(message, "fileLength").filter(size -> size >= 0),
                hash(message, "fileSha256"),
                seal(message));
    }

    /**
     * Writes where a medium lies.
     *
     * @param mimeType its content type with parameters, if they matter
     * @throws IllegalArgumentException if its bytes are not on the server yet
     */
    static void write(Media media, Optional<String> mimeType, Message.Builder message) {
        if (!(media instanceof RemoteMedia remote)) {
            throw new IllegalArgumentException("The bytes of the medium are not on the server yet: " + media);
        }
        Fields.set(message, "url", Optional.of(remote.url()).filter(url -> !url.isEmpty()));
        Fields.set(message, "directPath", remote.directPath());
        Fields.set(message, "mimetype", mimeType.or(remote::mimeType));
        Fields.set(message, "fileLength", remote.size());
        Fields.set(message, "fileSha256", remote.hash().map(Sha256::bytes));
        remote.seal().ifPresent(seal -> {
            Fields.set(message, "mediaKey", Optional.of(seal.key().bytes()));
            Fields.set(message, "fileEncSha256", seal.encryptedHash().map(Sha256::bytes));
            Fields.set(message, "mediaKeyTimestamp", seal.since().map(Instant::getEpochSecond));
            if (message.getDescriptorForType().findFieldByName("streamingSidecar") != null) {
                Fields.set(message, "streamingSidecar", seal.sidecar().map(Sidecar::bytes));
            }
        });
    }

    static Optional<Dimensions> dimensions(MessageOrBuilder message) {
        return dimensions(message, "width", "height");
    }

    /** The same in fields of these names. */
    static Optional<Dimensions> dimensions(MessageOrBuilder message, String across, String down) {
        Optional<Long> width = Fields.number(message, across).filter(RemoteFields::isLength);
        Optional<Long> height = Fields.number(message, down).filter(RemoteFields::isLength);
        return width.isPresent() && height.isPresent()
                ? Optional.of(
                        new Dimensions(width.get().intValue(), height.get().intValue()))
                : Optional.empty();
    }

    static Optional<Duration> duration(MessageOrBuilder message) {
        return Fields.number(message, "seconds")
                .filter(seconds -> seconds > 0 && seconds <= LONGEST)
                .map(Duration::ofSeconds);
    }

    static Optional<Preview> preview(MessageOrBuilder message) {
        return Fields.bytes(message, "jpegThumbnail")
                .filter(jpeg -> jpeg.length <= Preview.LARGEST)
                .map(Preview::new);
    }

    /** Writes what is known of a medium besides its bytes, into the fields of those names. */
    static void describe(MediaContent content, Message.Builder message) {
        Fields.set(message, "caption", content.caption());
        Fields.set(message, "width", content.dimensions().map(Dimensions::width));
        Fields.set(message, "height", content.dimensions().map(Dimensions::height));
        Fields.set(message, "seconds", content.duration().map(time -> time.plusMillis(500)
                .toSeconds()));
        Fields.set(message, "jpegThumbnail", content.preview().map(Preview::jpeg));
    }

    private static Optional<MediaSeal> seal(MessageOrBuilder message) {
        return seal(message, "fileEncSha256");
    }

    /** The seal of the large picture of a link. */
    static Optional<MediaSeal> thumbnailSeal(MessageOrBuilder message) {
        return seal(message, "thumbnailEncSha256");
    }

    private static Optional<MediaSeal> seal(MessageOrBuilder message, String encryptedHash) {
        return Fields.bytes(message, "mediaKey")
                .filter(key -> key.length == HASH)
                .map(key -> new MediaSeal(
                        new MediaKey(key),
                        hash(message, encryptedHash),
                        Fields.number(message, "mediaKeyTimestamp")
                                .filter(seconds -> seconds > 0 && seconds < Integer.MAX_VALUE * 2L)
                                .map(Instant::ofEpochSecond),
                        Fields.bytes(message, "streamingSidecar")
                                .filter(bytes -> bytes.length % Sidecar.ENTRY == 0 && bytes.length <= LARGEST_SIDECAR)
                                .map(Sidecar::new)));
    }

    /** A hash of 32 bytes in the field of this name. */
    static Optional<Sha256> hash(MessageOrBuilder message, String field) {
        return Fields.bytes(message, field)
                .filter(bytes -> bytes.length == HASH)
                .map(Sha256::new);
    }

    private static boolean isLength(long pixels) {
        return pixels > 0 && pixels <= Integer.MAX_VALUE;
    }

    private static String plain(String type) {
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
