package io.github.camelwhatsapp.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A message that was handed over for good.
 *
 * @param id the message id, the same for every attempt
 * @param to the chat it went to
 * @param timestamp when the server took it, or when it was stored for sending
 * @param media the medium as it was sent, with its address, name, size and hash; {@code onMediaMessageSent} of the seed
 */
public record SentMessage(String id, Party to, Instant timestamp, Optional<MediaContent> media) {
    /** One without a medium. */
    public SentMessage(String id, Party to, Instant timestamp) {
        this(id, to, timestamp, Optional.empty());
    }
}
