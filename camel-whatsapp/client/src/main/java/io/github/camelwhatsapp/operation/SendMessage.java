package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.LinkPicture;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.Party;
import java.util.Objects;

/**
 * Sends a message to a person or a group.
 *
 * @param to the person or group
 * @param content what to say
 * @param options what goes with it
 */
public record SendMessage(Party to, @Payload Content content, MessageOptions options) implements MessageOperation {
    /** Checks that all are there. */
    public SendMessage {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(options, "options");
    }

    /** Sends nothing but a content. */
    public SendMessage(Party to, Content content) {
        this(to, content, MessageOptions.NONE);
    }

    @Override
    public SendMessage withMedium(MediaContent medium) {
        return medium instanceof LinkPicture picture
                ? new SendMessage(to, content, options.withLinkPicture(picture))
                : new SendMessage(to, medium, options);
    }
}
