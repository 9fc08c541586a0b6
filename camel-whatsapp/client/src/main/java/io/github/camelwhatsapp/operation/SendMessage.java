package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Party;
import java.util.Objects;
import java.util.Optional;

/**
 * Sends a message to a person or a group.
 *
 * @param to the person or group
 * @param content what to say
 */
public record SendMessage(Party to, @Payload Content content) implements QueuedOperation {
    /** Checks that both are there. */
    public SendMessage {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(content, "content");
    }

    @Override
    public Optional<MediaContent> medium() {
        return content instanceof MediaContent medium ? Optional.of(medium) : Optional.empty();
    }

    @Override
    public SendMessage withMedium(MediaContent medium) {
        return new SendMessage(to, medium);
    }
}
