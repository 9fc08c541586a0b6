package io.github.camelwhatsapp.emulator.phone;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;

/**
 * The small picture that goes with a picture: a JPEG of 100 by 100 pixels cut from the middle (classic.md section 8.4).
 *
 * @param width of the large picture, in pixels
 * @param height of the large picture, in pixels
 * @param base64 the small picture
 */
record Preview(int width, int height, String base64) {
    private static final int EDGE = 100;
    private static final long MOST_PIXELS = 50_000_000;

    /** The preview of a picture; empty if it is none that this JVM reads, or a huge one. */
    static Optional<Preview> of(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            return readers.hasNext() ? of(readers.next(), in) : Optional.empty();
        }
    }

    private static Optional<Preview> of(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            reader.setInput(in);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS) {
                return Optional.empty();
            }
            return Optional.of(new Preview(width, height, Base64.getEncoder().encodeToString(small(reader.read(0)))));
        } catch (IOException | RuntimeException e) {
            // A picture that cannot be read is sent without a preview, as phones do.
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    private static byte[] small(BufferedImage large) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Thumbnails.of(large)
                .size(EDGE, EDGE)
                .crop(Positions.CENTER)
                .imageType(BufferedImage.TYPE_INT_RGB)
                .outputFormat("jpg")
                .toOutputStream(out);
        return out.toByteArray();
    }
}
