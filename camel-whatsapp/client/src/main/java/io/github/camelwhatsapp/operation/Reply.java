package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.LinkPicture;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Quote;
import java.util.Optional;

/**
 * Answers a message, which is shown above the answer. Source: multidevice-messaging.md section 5.1, quoted reply.
 *
 * @param to the chat of the message
 * @param target the message, and what it said, so that it can be shown
 * @param content what to say
 * @param options what else goes with it; its quote becomes the target
 */
public record Reply(Party to, Quote target, @Payload Content content, MessageOptions options)
        implements MessageOperation {
    /**
     * Checks the target.
     *
     * @throws IllegalArgumentException if it is not complete, or the options quote another message
     */
    public Reply {
        Targets.complete("reply", to, target.message());
        if (options.quote().filter(other -> !other.equals(target)).isPresent()) {
            throw new IllegalArgumentException("reply: the options quote another message than the target");
        }
        options = options.withQuote(Optional.of(target));
    }

    /** Answers what came. */
    public static Reply to(MessageReceived message, Content content) {
        return new Reply(message.from(), message.quote(), content, MessageOptions.NONE);
    }

    @Override
    public Reply withMedium(MediaContent medium) {
        return medium instanceof LinkPicture picture
                ? new Reply(to, target, content, options.withLinkPicture(picture))
                : new Reply(to, target, medium, options);
    }
}
