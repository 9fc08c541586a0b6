package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.model.Dimensions;
import io.github.camelwhatsapp.model.MediaFacts;
import io.github.camelwhatsapp.model.Preview;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the small pictures that travel with a message: the centre of an image as a JPEG of 100 by 100. A large image is read with only
 * every n-th pixel, so the memory that this takes does not grow with it; one that says to be larger than any camera makes them is not
 * looked into, for a few bytes can say so and keep a reader busy for minutes. Source: classic.md section 8.4.
 */
final class Previews {
    private static final Logger LOG = LoggerFactory.getLogger(Previews.class);
    private static final int SIDE = 100;
    private static final double QUALITY = 0.7;
    private static final long MOST_PIXELS = 200_000_000;
    private static final int MOST_PIXELS_IN_MEMORY = 4_000_000;

    private Previews() {}

    /** Size and preview of an image; nothing of one that cannot be read. */
    static MediaFacts look(Path file) {
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            return readers.hasNext() ? look(readers.next(), in) : MediaFacts.NONE;
        } catch (IOException | RuntimeException e) {
            LOG.debug("An image has no preview: {}", e.toString());
            return MediaFacts.NONE;
        }
    }

    /** What stands for a film: nobody here can look into it. */
    static Preview placeholder() {
        return Placeholder.FILM;
    }

    private static MediaFacts look(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            Dimensions size = new Dimensions(reader.getWidth(0), reader.getHeight(0));
            Optional<Preview> preview = pixels(size) > MOST_PIXELS ? Optional.empty() : preview(reader, size);
            return new MediaFacts(Optional.of(size), Optional.empty(), Optional.empty(), preview);
        } finally {
            reader.dispose();
        }
    }

    private static Optional<Preview> preview(ImageReader reader, Dimensions size) {
        try {
            ImageReadParam every = reader.getDefaultReadParam();
            int step = step(size);
            every.setSourceSubsampling(step, step, 0, 0);
            return MediaInspector.previewOf(square(reader.read(0, every)));
        } catch (IOException | RuntimeException e) {
            LOG.debug("An image has no preview: {}", e.toString());
            return Optional.empty();
        }
    }

    /** Every how many pixels are read: so many that twice the preview is left of the shorter side, and little of a long strip. */
    private static int step(Dimensions size) {
        int forSide = Math.min(size.width(), size.height()) / (2 * SIDE);
        int forMemory = (int) Math.ceil(Math.sqrt((double) pixels(size) / MOST_PIXELS_IN_MEMORY));
        return Math.max(1, Math.max(forSide, forMemory));
    }

    private static long pixels(Dimensions size) {
        return (long) size.width() * size.height();
    }

    private static byte[] square(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Thumbnails.of(image)
                .crop(Positions.CENTER)
                .size(SIDE, SIDE)
                .imageType(BufferedImage.TYPE_INT_RGB)
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .toOutputStream(out);
        return out.toByteArray();
    }

    /** Drawn once, when the first film is sent. */
    private static final class Placeholder {
        static final Preview FILM = draw();

        private static Preview draw() {
            BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setColor(new Color(0x2a2f32));
            graphics.fillRect(0, 0, SIDE, SIDE);
            graphics.setColor(Color.WHITE);
            graphics.fillPolygon(new Polygon(new int[] {38, 38, 68}, new int[] {30, 70, 50}, 3));
            graphics.dispose();
            try {
                return new Preview(square(image));
            } catch (IOException e) {
                throw new UncheckedIOException("A picture in memory could not be written to memory", e);
            }
        }
    }
}
