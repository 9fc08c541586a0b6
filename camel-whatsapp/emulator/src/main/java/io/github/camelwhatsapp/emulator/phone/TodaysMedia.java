package io.github.camelwhatsapp.emulator.phone;

import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.proto.Message;
import java.util.Base64;
import java.util.Optional;

/** Media as messages of today's network describe them. Source: multidevice-messaging.md sections 3.3 and 5.1. */
final class TodaysMedia {
    private TodaysMedia() {}

    /** The medium that a message holds. */
    static Optional<PhoneMedium> of(Message message) {
        if (message.hasImageMessage()) {
            return Optional.of(image(message.getImageMessage()));
        }
        if (message.hasVideoMessage()) {
            return Optional.of(video(message.getVideoMessage()));
        }
        if (message.hasAudioMessage()) {
            return Optional.of(audio(message.getAudioMessage()));
        }
        return message.hasDocumentMessage() ? Optional.of(document(message.getDocumentMessage())) : Optional.empty();
    }

    /** What the stanza says of a medium. */
    static String mediaType(PhoneMedium.Kind kind) {
        return kind == PhoneMedium.Kind.VOICE_NOTE ? "ptt" : kind.wireName();
    }

    /** Puts a medium that lies on the host into a message. */
    static Message.Builder into(Message.Builder message, PhoneMedium medium, PhoneSeal seal) {
        return switch (medium.kind()) {
            case IMAGE ->
                message.setImageMessage(Message.ImageMessage.newBuilder()
                        .setMimetype(medium.mimeType())
                        .setCaption(medium.caption())
                        .setFileSha256(bytes(medium.hash()))
                        .setFileLength(medium.size())
                        .setHeight(medium.height())
                        .setWidth(medium.width())
                        .setMediaKey(bytes(seal.key()))
                        .setFileEncSha256(bytes(seal.hash()))
                        .setUrl(seal.url())
                        .setDirectPath(seal.path())
                        .setJpegThumbnail(bytes(medium.preview())));
            case VIDEO ->
                message.setVideoMessage(Message.VideoMessage.newBuilder()
                        .setMimetype(medium.mimeType())
                        .setCaption(medium.caption())
                        .setFileSha256(bytes(medium.hash()))
                        .setFileLength(medium.size())
                        .setMediaKey(bytes(seal.key()))
                        .setFileEncSha256(bytes(seal.hash()))
                        .setUrl(seal.url())
                        .setDirectPath(seal.path())
                        .setSeconds(medium.seconds()));
            case AUDIO, VOICE_NOTE ->
                message.setAudioMessage(Message.AudioMessage.newBuilder()
                        .setMimetype(medium.mimeType())
                        .setFileSha256(bytes(medium.hash()))
                        .setFileLength(medium.size())
                        .setMediaKey(bytes(seal.key()))
                        .setFileEncSha256(bytes(seal.hash()))
                        .setUrl(seal.url())
                        .setDirectPath(seal.path())
                        .setSeconds(medium.seconds())
                        .setPtt(medium.kind() == PhoneMedium.Kind.VOICE_NOTE));
            case DOCUMENT ->
                message.setDocumentMessage(Message.DocumentMessage.newBuilder()
                        .setMimetype(medium.mimeType())
                        .setFileName(medium.fileName())
                        .setCaption(medium.caption())
                        .setFileSha256(bytes(medium.hash()))
                        .setFileLength(medium.size())
                        .setMediaKey(bytes(seal.key()))
                        .setFileEncSha256(bytes(seal.hash()))
                        .setUrl(seal.url())
                        .setDirectPath(seal.path()));
        };
    }

    private static PhoneMedium image(Message.ImageMessage image) {
        return new PhoneMedium(
                PhoneMedium.Kind.IMAGE,
                image.getUrl(),
                image.getMimetype(),
                image.getFileLength(),
                text(image.getFileSha256()),
                "",
                image.getCaption(),
                image.getWidth(),
                image.getHeight(),
                0,
                text(image.getJpegThumbnail()),
                seal(image.getUrl(), image.getDirectPath(), image.getMediaKey(), image.getFileEncSha256()));
    }

    private static PhoneMedium video(Message.VideoMessage video) {
        return new PhoneMedium(
                PhoneMedium.Kind.VIDEO,
                video.getUrl(),
                video.getMimetype(),
                video.getFileLength(),
                text(video.getFileSha256()),
                "",
                video.getCaption(),
                video.getWidth(),
                video.getHeight(),
                video.getSeconds(),
                text(video.getJpegThumbnail()),
                seal(video.getUrl(), video.getDirectPath(), video.getMediaKey(), video.getFileEncSha256()));
    }

    private static PhoneMedium audio(Message.AudioMessage audio) {
        return new PhoneMedium(
                audio.getPtt() ? PhoneMedium.Kind.VOICE_NOTE : PhoneMedium.Kind.AUDIO,
                audio.getUrl(),
                audio.getMimetype(),
                audio.getFileLength(),
                text(audio.getFileSha256()),
                "",
                "",
                0,
                0,
                audio.getSeconds(),
                "",
                seal(audio.getUrl(), audio.getDirectPath(), audio.getMediaKey(), audio.getFileEncSha256()));
    }

    private static PhoneMedium document(Message.DocumentMessage document) {
        return new PhoneMedium(
                PhoneMedium.Kind.DOCUMENT,
                document.getUrl(),
                document.getMimetype(),
                document.getFileLength(),
                text(document.getFileSha256()),
                document.getFileName(),
                document.getCaption(),
                0,
                0,
                0,
                text(document.getJpegThumbnail()),
                seal(document.getUrl(), document.getDirectPath(), document.getMediaKey(), document.getFileEncSha256()));
    }

    private static Optional<PhoneSeal> seal(String url, String path, ByteString key, ByteString hash) {
        return Optional.of(new PhoneSeal(url, path, text(key), text(hash)));
    }

    private static String text(ByteString bytes) {
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static ByteString bytes(String base64) {
        return ByteString.copyFrom(Base64.getDecoder().decode(base64));
    }
}
