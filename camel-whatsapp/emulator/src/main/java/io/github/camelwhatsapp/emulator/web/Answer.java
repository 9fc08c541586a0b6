package io.github.camelwhatsapp.emulator.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes answers, each with the headers that every answer has. */
final class Answer {
    /** Scripts, styles and requests from here only, nothing framed, nothing inline, nothing of another host. */
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Answer() {}

    /** Sends JSON in a form that a person can read. */
    static void json(HttpExchange exchange, int status, JsonNode json) throws IOException {
        byte[] body = (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
        bytes(exchange, status, "application/json; charset=utf-8", body);
    }

    /** Sends bytes of a media type. */
    static void bytes(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        headers(exchange, type);
        boolean bare = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
        exchange.sendResponseHeaders(status, bare ? -1 : body.length);
        if (!bare) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    /** Answers that it is done, with nothing to say. */
    static void nothing(HttpExchange exchange) throws IOException {
        bytes(exchange, 204, "application/json; charset=utf-8", new byte[0]);
    }

    /** Sets the headers of an answer. */
    static void headers(HttpExchange exchange, String type) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }
}
