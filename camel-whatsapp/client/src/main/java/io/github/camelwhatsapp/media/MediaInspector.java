package io.github.camelwhatsapp.media;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.mov.QuickTimeDirectory;
import com.drew.metadata.mov.media.QuickTimeVideoDirectory;
import com.drew.metadata.mp4.Mp4Directory;
import com.drew.metadata.mp4.media.Mp4SoundDirectory;
import com.drew.metadata.mp4.media.Mp4VideoDirectory;
import com.drew.metadata.webp.WebpDirectory;
import io.github.camelwhatsapp.model.Dimensions;
import io.github.camelwhatsapp.model.Encoding;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.LinkPicture;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.MediaFacts;
import io.github.camelwhatsapp.model.Preview;
import io.github.camelwhatsapp.model.Sticker;
import io.github.camelwhatsapp.model.Video;
import io.github.camelwhatsapp.model.VideoNote;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a file that is to be sent: size of a picture, length and codecs of a film, a preview of both. What cannot be found out is left
 * out, so that a picture which only the recipient can read is sent all the same.
 */
final class MediaInspector {
    private static final Logger LOG = LoggerFactory.getLogger(MediaInspector.class);

    private MediaInspector() {}

    /** What there is to see; never fails. */
    static MediaFacts look(Path file, MediaContent content) {
        if (content instanceof Image || content instanceof LinkPicture) {
            return Previews.look(file);
        }
        if (content instanceof Sticker) {
            return new MediaFacts(webp(file), Optional.empty(), Optional.empty(), Optional.empty());
        }
        MediaFacts facts = film(file).orDuration(() -> ogg(file));
        return content instanceof Video || content instanceof VideoNote
                ? facts.orPreview(Previews.placeholder())
                : facts;
    }

    private static Optional<Duration> ogg(Path file) {
        try {
            return OggDuration.of(file);
        } catch (IOException e) {
            LOG.debug("The length of a sound could not be found out: {}", e.toString());
            return Optional.empty();
        }
    }

    private static Optional<Dimensions> webp(Path file) {
        try {
            return size(
                    ImageMetadataReader.readMetadata(file.toFile()).getFirstDirectoryOfType(WebpDirectory.class),
                    WebpDirectory.TAG_IMAGE_WIDTH,
                    WebpDirectory.TAG_IMAGE_HEIGHT);
        } catch (IOException | ImageProcessingException | RuntimeException e) {
            LOG.debug("Nothing could be found out about a sticker: {}", e.toString());
            return Optional.empty();
        }
    }

    private static MediaFacts film(Path file) {
        try {
            Metadata metadata = ImageMetadataReader.readMetadata(file.toFile());
            return new MediaFacts(dimensions(metadata), duration(metadata), encoding(metadata), Optional.empty());
        } catch (IOException | ImageProcessingException | RuntimeException e) {
            LOG.debug("Nothing could be found out about a medium: {}", e.toString());
            return MediaFacts.NONE;
        }
    }

    private static Optional<Dimensions> dimensions(Metadata metadata) {
        return size(
                        metadata.getFirstDirectoryOfType(Mp4VideoDirectory.class),
                        Mp4VideoDirectory.TAG_WIDTH,
                        Mp4VideoDirectory.TAG_HEIGHT)
                .or(() -> size(
                        metadata.getFirstDirectoryOfType(QuickTimeVideoDirectory.class),
                        QuickTimeVideoDirectory.TAG_WIDTH,
                        QuickTimeVideoDirectory.TAG_HEIGHT));
    }

    private static Optional<Dimensions> size(Directory directory, int width, int height) {
        Integer across = directory == null ? null : directory.getInteger(width);
        Integer down = directory == null ? null : directory.getInteger(height);
        return across == null || down == null || across < 1 || down < 1
                ? Optional.empty()
                : Optional.of(new Dimensions(across, down));
    }

    private static Optional<Duration> duration(Metadata metadata) {
        return seconds(metadata.getFirstDirectoryOfType(Mp4Directory.class), Mp4Directory.TAG_DURATION_SECONDS)
                .or(() -> seconds(
                        metadata.getFirstDirectoryOfType(QuickTimeDirectory.class),
                        QuickTimeDirectory.TAG_DURATION_SECONDS));
    }

    private static Optional<Duration> seconds(Directory directory, int tag) {
        Double seconds = directory == null ? null : directory.getDoubleObject(tag);
        return seconds == null || !(seconds >= 0 && seconds < 1e9)
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private static Optional<Encoding> encoding(Metadata metadata) {
        Optional<String> video =
                text(metadata.getFirstDirectoryOfType(Mp4VideoDirectory.class), Mp4VideoDirectory.TAG_COMPRESSION_TYPE);
        Optional<String> audio =
                text(metadata.getFirstDirectoryOfType(Mp4SoundDirectory.class), Mp4SoundDirectory.TAG_AUDIO_FORMAT);
        return video.isPresent() || audio.isPresent() ? Optional.of(Encoding.of(video, audio)) : Optional.empty();
    }

    private static Optional<String> text(Directory directory, int tag) {
        return Optional.ofNullable(directory)
                .map(found -> found.getDescription(tag))
                .filter(text -> !text.isBlank());
    }

    static Optional<Preview> previewOf(byte[] jpeg) {
        return jpeg.length == 0 || jpeg.length > Preview.LARGEST ? Optional.empty() : Optional.of(new Preview(jpeg));
    }
}
