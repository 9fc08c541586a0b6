package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.MessageOptions;
import java.util.Optional;

/** An operation that puts one message into one chat, whatever it is for: to say something, to react, to take something back. */
public sealed interface MessageOperation extends QueuedOperation
        permits SendMessage,
                Reply,
                React,
                SendPoll,
                VotePoll,
                EditMessage,
                RevokeMessage,
                PinMessage,
                UnpinMessage,
                KeepMessage,
                UnkeepMessage,
                SetDisappearingTimer {
    /** What the message says. */
    Content content();

    /** What goes with it. */
    default MessageOptions options() {
        return MessageOptions.NONE;
    }

    @Override
    default Optional<MediaContent> medium() {
        return content() instanceof MediaContent medium
                ? Optional.of(medium)
                : options().linkPicture().map(MediaContent.class::cast);
    }
}
