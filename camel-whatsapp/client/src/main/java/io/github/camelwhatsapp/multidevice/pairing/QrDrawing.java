package io.github.camelwhatsapp.multidevice.pairing;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A QR code as a picture and as characters. Immutable. */
public final class QrDrawing {
    /** Light modules around the code, without which cameras do not find it: as many as ISO/IEC 18004 asks for. */
    private static final int MARGIN = 4;

    private static final int PIXELS_PER_MODULE = 6;
    private static final int LIGHT = 0xFFFFFF;

    private final BitMatrix modules;

    private QrDrawing(BitMatrix modules) {
        this.modules = modules;
    }

    /**
     * Draws a text.
     *
     * @throws IllegalArgumentException if it is too long for a QR code
     */
    public static QrDrawing of(String text) {
        try {
            return new QrDrawing(new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            1,
                            1,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    MARGIN,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.L)));
        } catch (WriterException e) {
            throw new IllegalArgumentException("A text of " + text.length() + " characters makes no QR code", e);
        }
    }

    /** The picture in PNG form, black on white. */
    public byte[] png() {
        int size = modules.getWidth() * PIXELS_PER_MODULE;
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                image.setRGB(x, y, isDark(x / PIXELS_PER_MODULE, y / PIXELS_PER_MODULE) ? 0 : LIGHT);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // Of its own, ImageIO would leave the code in a temporary file, and could not while the program ends.
        try (MemoryCacheImageOutputStream memory = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", memory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * The code in lines of half blocks, two modules above each other in one character, for a terminal that writes light on dark: what
     * is light in the code is written, what is dark is left blank.
     */
    public String terminal() {
        StringBuilder out = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y += 2) {
            for (int x = 0; x < modules.getWidth(); x++) {
                out.append(halfBlock(!isDark(x, y), !isDark(x, y + 1)));
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static char halfBlock(boolean upperLight, boolean lowerLight) {
        if (upperLight) {
            return lowerLight ? '\u2588' : '\u2580';
        }
        return lowerLight ? '\u2584' : ' ';
    }

    private boolean isDark(int x, int y) {
        return y < modules.getHeight() && modules.get(x, y);
    }
}
