package io.github.camelwhatsapp.transport;

import java.util.Map;

/**
 * What a WebSocket is asked for once the server is reached.
 *
 * @param path the path of the URL, such as {@code /ws/chat}
 * @param origin the header {@code Origin}
 * @param headers further headers
 * @param trust whose certificates are believed
 * @param maxPayload the longest payload of a frame that is accepted, in bytes, 1 to 2^24 - 1
 */
public record WebSocketTarget(String path, String origin, Map<String, String> headers, TlsTrust trust, int maxPayload) {
    /** Copies the headers. */
    public WebSocketTarget {
        headers = Map.copyOf(headers);
    }
}
