package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.Video;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Files that are looked at before they are sent, for tests of other packages. */
public final class FileSamples {
    /** The beginning of a film: its type, and an empty box of its description. */
    private static final String FILM = "0000001466747970" + "69736f6d00000200" + "69736f6d" + "000000086d6f6f76";

    private FileSamples() {}

    /** Looks at a file with these bytes as at a picture and as at a film; what it is not is left out, so nothing is refused. */
    public static void look(byte[] bytes) {
        try {
            Path file = Files.createTempFile("looked-at", ".bin");
            try {
                Files.write(file, bytes);
                Objects.requireNonNull(MediaInspector.look(file, Image.of(Media.of(bytes))));
                Objects.requireNonNull(MediaInspector.look(file, Video.of(Media.of(bytes))));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Small pictures of each kind that the JDK writes, and the beginning of a film. */
    public static List<byte[]> files() {
        return Stream.concat(
                        Stream.of("jpg", "png", "gif", "bmp").map(FileSamples::picture),
                        Stream.of(HexFormat.of().parseHex(FILM)))
                .toList();
    }

    private static byte[] picture(String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
