package io.github.camelwhatsapp.multidevice.message;

import io.github.camelwhatsapp.model.Audio;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.Encoding;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Sticker;
import io.github.camelwhatsapp.model.Video;
import io.github.camelwhatsapp.model.VideoNote;
import io.github.camelwhatsapp.model.VoiceNote;
import io.github.camelwhatsapp.model.Waveform;
import io.github.camelwhatsapp.proto.Message;
import java.util.Optional;

/** Pictures, films, sounds, documents and stickers. Source: multidevice-messaging.md section 5.1. */
final class MediaForms {
    private static final long MOST_PAGES = 1_000_000;
    private static final String OGG = "audio/ogg";
    /** What apps expect of a voice note; without the codec some do not play it. */
    private static final String OPUS = "audio/ogg; codecs=opus";

    private MediaForms() {}

    static Image read(Message.ImageMessage image) {
        return new Image(
                RemoteFields.read(image),
                Fields.text(image, "caption"),
                RemoteFields.dimensions(image),
                RemoteFields.preview(image));
    }

    static Video read(Message.VideoMessage video) {
        return new Video(
                RemoteFields.read(video),
                Fields.text(video, "caption"),
                RemoteFields.dimensions(video),
                RemoteFields.duration(video),
                Encoding.UNKNOWN,
                RemoteFields.preview(video),
                video.getGifPlayback());
    }

    static VideoNote readNote(Message.VideoMessage video) {
        return new VideoNote(
                RemoteFields.read(video),
                RemoteFields.dimensions(video),
                RemoteFields.duration(video),
                RemoteFields.preview(video));
    }

    static MediaContent read(Message.AudioMessage audio) {
        return audio.getPtt()
                ? new VoiceNote(
                        RemoteFields.read(audio), RemoteFields.duration(audio), Encoding.UNKNOWN, waveform(audio))
                : new Audio(RemoteFields.read(audio), RemoteFields.duration(audio), Encoding.UNKNOWN);
    }

    static Document read(Message.DocumentMessage document) {
        return new Document(
                RemoteFields.read(document),
                Fields.text(document, "caption"),
                Fields.text(document, "title"),
                Fields.number(document, "pageCount")
                        .filter(pages -> pages > 0 && pages <= MOST_PAGES)
                        .map(Long::intValue),
                RemoteFields.preview(document));
    }

    static Sticker read(Message.StickerMessage sticker) {
        return new Sticker(RemoteFields.read(sticker), RemoteFields.dimensions(sticker), sticker.getIsAnimated());
    }

    /** Writes a medium whose bytes are on the server. */
    static void write(MediaContent content, Message.Builder message) {
        if (content instanceof Image image) {
            filled(image, message.getImageMessageBuilder());
        } else if (content instanceof Video video) {
            Message.VideoMessage.Builder written = message.getVideoMessageBuilder();
            filled(video, written);
            if (video.gif()) {
                written.setGifPlayback(true);
            }
        } else if (content instanceof VideoNote note) {
            filled(note, message.getPtvMessageBuilder());
        } else if (content instanceof Audio audio) {
            sound(audio, Optional.empty(), message.getAudioMessageBuilder());
        } else if (content instanceof VoiceNote note) {
            write(note, message.getAudioMessageBuilder());
        } else if (content instanceof Document document) {
            write(document, message.getDocumentMessageBuilder());
        } else if (content instanceof Sticker sticker) {
            write(sticker, message.getStickerMessageBuilder());
        }
    }

    private static void write(VoiceNote note, Message.AudioMessage.Builder written) {
        Optional<String> type = note.media().mimeType().map(plain -> plain.equals(OGG) ? OPUS : plain);
        sound(note, type, written);
        written.setPtt(true);
        Fields.set(written, "waveform", note.waveform().map(Waveform::bytes));
    }

    private static void write(Document document, Message.DocumentMessage.Builder written) {
        filled(document, written);
        Fields.set(written, "title", document.title());
        Fields.set(written, "fileName", document.media().fileName());
        Fields.set(written, "pageCount", document.pageCount());
    }

    private static void write(Sticker sticker, Message.StickerMessage.Builder written) {
        RemoteFields.write(sticker.media(), Optional.empty(), written);
        RemoteFields.describe(sticker, written);
        written.setIsAnimated(sticker.animated());
    }

    private static void sound(MediaContent sound, Optional<String> type, Message.AudioMessage.Builder written) {
        RemoteFields.write(sound.media(), type, written);
        RemoteFields.describe(sound, written);
    }

    private static void filled(MediaContent content, com.google.protobuf.Message.Builder written) {
        RemoteFields.write(content.media(), Optional.empty(), written);
        RemoteFields.describe(content, written);
    }

    private static Optional<Waveform> waveform(Message.AudioMessage audio) {
        return Fields.bytes(audio, "waveform").flatMap(bytes -> {
            try {
                return Optional.of(new Waveform(bytes));
            } catch (IllegalArgumentException e) {
                return Optional.empty(); // a drawing is no reason to lose what was said
            }
        });
    }
}
