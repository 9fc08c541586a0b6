package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.model.Audio;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Video;
import io.github.camelwhatsapp.model.VoiceNote;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.detect.Detector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;

/** Content types and file extensions, and the kind of content that a type stands for. */
public final class MediaTypes {
    /** Some types that the library names otherwise than phones do. */
    private static final Map<String, String> PHONE_NAMES = Map.of(
            "audio/vorbis", "audio/ogg",
            "audio/opus", "audio/ogg",
            "application/ogg", "audio/ogg",
            "audio/vnd.wave", "audio/wav",
            "audio/x-wav", "audio/wav",
            "application/mp4", "video/mp4",
            "video/x-msvideo", "video/avi",
            "audio/x-aiff", "audio/aiff");

    private static final Map<String, String> EXTENSIONS = Map.of(
            "audio/ogg", "ogg",
            "audio/wav", "wav",
            "video/avi", "avi",
            "audio/aiff", "aif",
            "audio/mp4", "m4a",
            "audio/aac", "aac",
            "image/jpeg", "jpg",
            "video/quicktime", "mov",
            "audio/3gpp", "3gp",
            "video/3gpp", "3gp");

    private MediaTypes() {}

    /** The type of a file by its first bytes and its name. */
    public static String detect(Path file, Optional<String> name) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return detect(in, name);
        }
    }

    /** The type of a stream by its first bytes, which stay unread, and its name. The stream must support marks. */
    public static String detect(InputStream in, Optional<String> name) throws IOException {
        Metadata hints = new Metadata();
        name.ifPresent(value -> hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, value));
        Detector detector = TikaConfig.getDefaultConfig().getDetector();
        return phoneName(detector.detect(in, hints).getBaseType().toString());
    }

    /** The type as phones name it. */
    public static String phoneName(String type) {
        String plain = type.toLowerCase(Locale.ROOT);
        return PHONE_NAMES.getOrDefault(plain, plain);
    }

    /** The usual extension of a type, without a dot; empty when there is none. */
    public static String extensionOf(String type) {
        String known = EXTENSIONS.get(phoneName(type));
        if (known != null) {
            return known;
        }
        try {
            String extension = MimeTypes.getDefaultMimeTypes().forName(type).getExtension();
            return extension.startsWith(".") ? extension.substring(1) : extension;
        } catch (MimeTypeException e) {
            return "";
        }
    }

    /** The extension of a name in lower case, without a dot; empty when it has none. */
    public static String extensionOfName(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The content that a medium of this type is sent as; what is neither picture, film nor sound is a document. */
    public static MediaContent contentOf(String type, Media media) {
        String plain = phoneName(type);
        if (plain.startsWith("image/")) {
            return Image.of(media);
        }
        if (plain.startsWith("video/")) {
            return Video.of(media);
        }
        return plain.startsWith("audio/") ? Audio.of(media) : Document.of(media);
    }

    /** What the wire and the server call the kind: {@code image}, {@code video}, {@code audio} or {@code document}. */
    public static String wireKind(MediaContent content) {
        return content instanceof VoiceNote ? "audio" : content.kind();
    }
}
