package io.github.camelwhatsapp.model;

import java.time.Instant;

/**
 * A message as the archive keeps it. Source: classic.md section 12.
 *
 * @param from who wrote it: the number, with its server in a group
 * @param to whom: the number, or the group
 * @param message the text
 * @param id the message id
 * @param timestamp when it was sent
 */
public record ArchivedMessage(String from, String to, String message, String id, Instant timestamp) {
    /** Who and when; what people write does not show. */
    @Override
    public String toString() {
        return "ArchivedMessage[" + from + " to " + to + ", " + id + ", " + timestamp + ", " + message.length()
                + " characters]";
    }
}
