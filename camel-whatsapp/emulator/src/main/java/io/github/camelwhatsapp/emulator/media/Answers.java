package io.github.camelwhatsapp.emulator.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How the media host writes its answers. */
final class Answers {
    private Answers() {}

    /** A whole answer with headers such as {@code Retry-After: 1}. */
    static void whole(OutputStream out, int status, String type, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        head(out, status, type, bytes.length, headers);
        out.write(bytes);
        out.flush();
    }

    /** The head of an answer whose body follows. */
    static void head(OutputStream out, int status, String type, long length, String... headers) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(' ');
        head.append(status / 100 == 2 ? "OK" : "Fault")
                .append("\r\nContent-Type: ")
                .append(type);
        head.append("\r\nContent-Length: ").append(length).append("\r\n");
        List.of(headers).forEach(header -> head.append(header).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    }
}
