package io.github.camelwhatsapp.classic.media;

import io.github.camelwhatsapp.media.MediaTypes;
import io.github.camelwhatsapp.model.SpooledMedia;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The form in which a medium is posted: who it is for, who it is from, and the file between them and the closing boundary. Source:
 * classic.md section 8.3.
 *
 * @param before what stands in front of the file's bytes
 * @param after what stands behind them
 */
public record MultipartForm(byte[] before, byte[] after) {
    private static final String BOUNDARY = "zzXXzzYYzzXXzzQQ";

    /** The content type of the whole. */
    public static final String CONTENT_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    /**
     * Wraps a medium.
     *
     * @param to the recipient's address, or the numbers of a broadcast joined by commas
     * @param from the own number
     */
    public static MultipartForm of(String to, String from, SpooledMedia media) {
        String before = field("to", to) + field("from", from) + "--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName(media)
                + "\"\r\nContent-Type: " + media.type() + "\r\n\r\n";
        return new MultipartForm(bytes(before), bytes("\r\n--" + BOUNDARY + "--\r\n"));
    }

    /** The name on this machine says nothing to anybody else: only its hash goes. */
    private static String fileName(SpooledMedia media) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(bytes(media.file()));
            String extension = media.name()
                    .map(MediaTypes::extensionOfName)
                    .filter(text -> text.matches("[a-z0-9]{1,8}"))
                    .orElseGet(() -> MediaTypes.extensionOf(media.type()));
            return HexFormat.of().formatHex(digest) + (extension.isEmpty() ? "" : "." + extension);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has MD5", e);
        }
    }

    private static String field(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
