package io.github.camelwhatsapp.emulator.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.github.camelwhatsapp.emulator.phone.PhoneMedium;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers with a medium as others sent it: what a browser plays or shows is named so, anything else is a download of no type at all, and
 * nothing of it may run anything. A part can be asked for, so that a player can jump.
 */
final class MediaAnswer {
    private static final Pattern SHOWN =
            Pattern.compile("(image/(jpeg|png|gif|webp|bmp)|audio/[a-z0-9.+-]+|video/[a-z0-9.+-]+)( *;.*)?");
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,12})-([0-9]{0,12})");

    private MediaAnswer() {}

    static void file(HttpExchange exchange, PhoneMedium medium, Path file) throws IOException {
        boolean shown = SHOWN.matcher(medium.mimeType()).matches();
        Answer.headers(exchange, shown ? medium.mimeType() : "application/octet-stream");
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
        headers.set("Accept-Ranges", "bytes");
        headers.set(
                "Content-Disposition",
                (shown ? "inline" : "attachment") + "; filename*=UTF-8''" + encoded(medium.fileName()));
        try (FileChannel bytes = FileChannel.open(file)) {
            Optional<Part> part = part(exchange, bytes.size());
            part.ifPresent(wanted -> headers.set("Content-Range", wanted.header()));
            write(exchange, part.isPresent() ? 206 : 200, bytes, part.orElse(new Part(0, bytes.size(), bytes.size())));
        }
    }

    private static void write(HttpExchange exchange, int status, FileChannel bytes, Part part) throws IOException {
        exchange.sendResponseHeaders(status, part.length());
        try (OutputStream out = exchange.getResponseBody();
                WritableByteChannel to = Channels.newChannel(out)) {
            bytes.position(part.start());
            ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
            for (long left = part.length(); left > 0; left -= buffer.limit()) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), left));
                bytes.read(buffer);
                buffer.flip();
                to.write(buffer.duplicate());
            }
        }
    }

    private static Optional<Part> part(HttpExchange exchange, long size) {
        Matcher range =
                RANGE.matcher(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                        .orElse(""));
        if (!range.matches()) {
            return Optional.empty();
        }
        long start = Long.parseLong(range.group(1));
        long end = range.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(range.group(2)), size - 1);
        return start <= end ? Optional.of(new Part(start, end - start + 1, size)) : Optional.empty();
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name.isEmpty() ? "medium" : name, StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private record Part(long start, long length, long size) {
        String header() {
            return "bytes " + start + "-" + (start + length - 1) + "/" + size;
        }
    }
}
