package io.github.camelwhatsapp.emulator.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The head of a request. The request line may lack its HTTP version and may hold a whole URL, as clients of the time write it. Source:
 * classic.md section 8.3.
 *
 * @param method such as {@code GET}
 * @param path without a query
 * @param target path and query as the client wrote them
 * @param parameters those of the query, decoded
 * @param headers by name in lower case
 */
record RequestHead(
        String method, String path, String target, Map<String, String> parameters, Map<String, String> headers) {
    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_HEADERS = 64;

    /** Reads a head; empty at the end of the stream. */
    static Optional<RequestHead> read(InputStream in) throws IOException {
        Optional<String> first = line(in);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String[] words = first.get().split(" ", -1);
        if (words.length < 2 || words.length > 3 || (words.length == 3 && !words[2].startsWith("HTTP/1."))) {
            throw new BadRequestException("the request line is '" + first.get() + "'");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String text = line(in).orElse(""); !text.isEmpty(); text = line(in).orElse("")) {
            int colon = text.indexOf(':');
            if (colon < 1 || headers.size() >= MOST_HEADERS) {
                throw new BadRequestException("a header is malformed, or there are too many");
            }
            headers.put(
                    text.substring(0, colon).toLowerCase(Locale.ROOT),
                    text.substring(colon + 1).strip());
        }
        return Optional.of(new RequestHead(words[0], path(words[1]), words[1], parameters(words[1]), headers));
    }

    /** A header. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** A parameter of the query. */
    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The announced length of the body. */
    long contentLength() {
        return header("content-length")
                .filter(text -> text.matches("[0-9]{1,15}"))
                .map(Long::valueOf)
                .orElseThrow(() -> new BadRequestException("there is no Content-Length"));
    }

    /** Reads a line that ends with CRLF or LF. */
    static Optional<String> line(InputStream in) throws IOException {
        byte[] line = new byte[LONGEST_LINE];
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                if (length == 0) {
                    return Optional.empty();
                }
                throw new EOFException("the stream ends within a line");
            }
            if (length == LONGEST_LINE) {
                throw new BadRequestException("a line is longer than " + LONGEST_LINE + " bytes");
            }
            line[length++] = (byte) next;
        }
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return Optional.of(new String(line, 0, end, StandardCharsets.UTF_8));
    }

    private static Map<String, String> parameters(String target) {
        Map<String, String> parameters = new LinkedHashMap<>();
        int query = target.indexOf('?');
        if (query >= 0) {
            for (String pair : target.substring(query + 1).split("&", MOST_HEADERS)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.put(name, decoded(equals < 0 ? "" : pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("the query is malformed");
        }
    }

    private static String path(String target) {
        try {
            return Optional.ofNullable(URI.create(target).getPath()).orElse("/");
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("the address is none");
        }
    }
}
