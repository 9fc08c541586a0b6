package io.github.camelwhatsapp.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;

/**
 * A picture in the two sizes in which the server keeps one: the middle square of it as JPEG, of the wanted width and 96
 * points wide. Source: classic.md section 5.4, multidevice-messaging.md section 6.5.
 *
 * @param full of the wanted width; not copied
 * @param preview 96 by 96 points; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // sent once, never compared
public record SquarePicture(byte[] full, byte[] preview) {
    private static final int PREVIEW = 96;
    private static final double QUALITY = 0.85;

    /** More points than this are a trick to fill memory: 50 million are 200 MB when decoded. */
    private static final long MOST_POINTS = 50_000_000;

    /**
     * Cuts and scales a picture. Takes its time: not for a lane.
     *
     * @param operation the operation's name, for errors
     * @param picture JPEG, PNG, GIF or BMP
     * @param side how many points the larger one is wide and high
     * @throws IllegalArgumentException if it is none of these, or is too large when decoded
     */
    public static SquarePicture of(String operation, byte[] picture, int side) {
        try {
            check(operation, picture);
            return new SquarePicture(scaled(picture, side), scaled(picture, PREVIEW));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    operation + ": the picture of " + picture.length
                            + " bytes cannot be read as JPEG, PNG, GIF or BMP: " + e.getMessage(),
                    e);
        }
    }

    private static void check(String operation, byte[] picture) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("it begins like no picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                long points = (long) reader.getWidth(0) * reader.getHeight(0);
                if (points > MOST_POINTS) {
                    throw new IllegalArgumentException(
                            operation + ": the picture has " + points + " points; allowed are " + MOST_POINTS);
                }
            } finally {
                reader.dispose();
            }
        }
    }

    private static byte[] scaled(byte[] picture, int side) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Thumbnails.of(new ByteArrayInputStream(picture))
                .crop(Positions.CENTER)
                .size(side, side)
                .imageType(BufferedImage.TYPE_INT_RGB)
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .toOutputStream(out);
        return out.toByteArray();
    }

    @Override
    public String toString() {
        return "SquarePicture[" + full.length + " and " + preview.length + " bytes]";
    }
}
