package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.jid.Jid;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The form in which a medium is brought to the host (classic.md section 8.3).
 *
 * @param to whom it is for
 * @param from the number of the phone
 * @param file its bytes
 * @param medium what it is
 */
record UploadBody(Jid to, String from, Path file, PhoneMedium medium) {
    private static final String BOUNDARY = "zzXXzzYYzzXXzzQQ";

    /** The content type of the whole. */
    static final String CONTENT_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    /** Writes it, the file from the disk. */
    BodyPublisher publisher() {
        String head = field("to", to.toString()) + field("from", from)
                + "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name()
                + "\"\r\nContent-Type: " + medium.mimeType() + "\r\n\r\n";
        try {
            return BodyPublishers.concat(
                    BodyPublishers.ofString(head),
                    BodyPublishers.ofFile(file),
                    BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
        } catch (FileNotFoundException e) {
            throw new PhoneMediaException("The medium does not lie on the phone any more", e);
        }
    }

    private static String field(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private String name() {
        int dot = medium.fileName().lastIndexOf('.');
        String given = dot < 0 ? "" : medium.fileName().substring(dot + 1);
        String subtype = medium.mimeType().replaceAll("^.*/|;.*$", "").strip();
        String extension = given.matches("[A-Za-z0-9]{1,8}") ? given : subtype.equals("jpeg") ? "jpg" : subtype;
        return md5(file.toString()) + (extension.matches("[A-Za-z0-9]{1,8}") ? "." + extension : "");
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has MD5", e);
        }
    }
}
