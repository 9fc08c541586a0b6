package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.event.StreamErrorReceived;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;

/**
 * {@code <stream:error>}. Source: classic.md section 11.5.
 *
 * @param reason the tag of the first child
 * @param text the server's words, may be empty
 */
record StreamError(String reason, String text) {
    static StreamError of(Node node) {
        return new StreamError(
                node.firstChild().map(Node::tag).orElse("no reason given"),
                node.child("text").map(Node::text).orElse(""));
    }

    StreamErrorReceived event(Instant now) {
        return new StreamErrorReceived(reason, text, now);
    }

    ConnectionCause cause() {
        String detail = text.isEmpty() ? reason : reason + ": " + text;
        return switch (reason) {
            case "conflict" -> new ConnectionCause(Kind.CONFLICT, detail);
            case "system-shutdown" -> new ConnectionCause(Kind.SERVER_SHUTDOWN, detail);
            default -> new ConnectionCause(Kind.STREAM_ERROR, detail);
        };
    }
}
