package io.github.camelwhatsapp.emulator.media;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the form of an upload: the parts {@code to}, {@code from} and {@code file} in this order and nothing else, the bytes of the file
 * on to a stream. Source: classic.md section 8.3.
 *
 * @param to for whom it is
 * @param from the number of who sends it
 * @param extension that of the file's name
 * @param mimeType the content type of the file
 * @param hash Base64 of the SHA-256 of the file
 */
record UploadForm(String to, String from, String extension, String mimeType, String hash) {
    private static final Pattern BOUNDARY = Pattern.compile("multipart/form-data; *boundary=\"?([^\";]{1,70})\"?");
    private static final Pattern FILE =
            Pattern.compile("form-data; name=\"file\"; filename=\"[0-9a-f]{32}\\.?([A-Za-z0-9]{0,8})\"");

    /**
     * Reads a form.
     *
     * @param length how many bytes it has in all
     * @param size how many of them the file must have
     */
    static UploadForm read(
            InputStream in, String contentType, long length, long size, OutputStream file, MessageDigest digest)
            throws IOException {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.matches()) {
            throw new BadRequestException("the content type is '" + contentType + "'");
        }
        String delimiter = "--" + boundary.group(1);
        ByteArrayOutputStream counted = new ByteArrayOutputStream();
        expect(delimiter, line(in, counted));
        String to = field(in, "to", delimiter, counted);
        String from = field(in, "from", delimiter, counted);
        Matcher name = FILE.matcher(header(in, "content-disposition", counted));
        String type = header(in, "content-type", counted);
        if (!name.matches()) {
            throw new BadRequestException("the third part is not the file");
        }
        expect("", line(in, counted));
        byte[] end = ("\r\n" + delimiter + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        if (length != counted.size() + size + end.length) {
            throw new BadRequestException(
                    "the Content-Length is " + length + " and does not fit a file of " + size + " bytes");
        }
        copy(in, size, file, digest);
        byte[] last = in.readNBytes(end.length);
        expect(new String(end, StandardCharsets.US_ASCII), new String(last, StandardCharsets.ISO_8859_1));
        return new UploadForm(to, from, name.group(1), type, Base64.getEncoder().encodeToString(digest.digest()));
    }

    private static String field(InputStream in, String name, String delimiter, ByteArrayOutputStream counted)
            throws IOException {
        expect("form-data; name=\"" + name + "\"", header(in, "content-disposition", counted));
        expect("", line(in, counted));
        String value = line(in, counted);
        expect(delimiter, line(in, counted));
        return value;
    }

    private static String header(InputStream in, String name, ByteArrayOutputStream counted) throws IOException {
        String text = line(in, counted);
        int colon = text.indexOf(':');
        if (colon < 0 || !text.substring(0, colon).equalsIgnoreCase(name)) {
            throw new BadRequestException("expected is the header " + name + ", found was '" + text + "'");
        }
        return text.substring(colon + 1).strip();
    }

    private static String line(InputStream in, ByteArrayOutputStream counted) throws IOException {
        String line = RequestHead.line(in).orElseThrow(EOFException::new);
        counted.writeBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        return line;
    }

    private static void expect(String expected, String found) {
        if (!expected.equals(found)) {
            throw new BadRequestException("expected is '" + expected + "', found was '" + found + "'");
        }
    }

    private static void copy(InputStream in, long size, OutputStream out, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        for (long left = size; left > 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw new EOFException("the upload ends " + left + " bytes too early");
            }
            digest.update(buffer, 0, count);
            out.write(buffer, 0, count);
            left -= count;
        }
    }
}
