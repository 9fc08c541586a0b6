package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.model.ButtonReply;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Edit;
import io.github.camelwhatsapp.model.EventResponse;
import io.github.camelwhatsapp.model.Keep;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Pin;
import io.github.camelwhatsapp.model.Poll;
import io.github.camelwhatsapp.model.PollVote;
import io.github.camelwhatsapp.model.Reaction;
import io.github.camelwhatsapp.model.Revocation;
import io.github.camelwhatsapp.model.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Message;

/**
 * What a route can decide by without looking into the record of an event: the earlier message that a message is about, and what is said
 * of it. Everything else is on the record.
 */
final class MessageContentHeaders {
    private MessageContentHeaders() {}

    /** Fills the headers of a message that came. */
    static void bind(Content content, Message message) {
        target(content).ifPresent(target -> bind(target, message));
        if (content instanceof Reaction reaction) {
            message.setHeader(WhatsAppConstants.REACTION, reaction.emoji());
        } else if (content instanceof Edit edit && edit.content() instanceof Text text) {
            message.setHeader(WhatsAppConstants.NEW_TEXT, text.text());
        } else if (content instanceof Poll poll) {
            message.setHeader(WhatsAppConstants.POLL_QUESTION, poll.question());
            message.setHeader(WhatsAppConstants.POLL_ANSWERS, poll.options());
        } else {
            choices(content).ifPresent(chosen -> message.setHeader(WhatsAppConstants.CHOSEN, chosen));
        }
    }

    private static void bind(MessageReference target, Message message) {
        message.setHeader(WhatsAppConstants.ABOUT_MESSAGE_ID, target.id());
        message.setHeader(WhatsAppConstants.ABOUT_OWN, target.own());
        target.sender()
                .ifPresent(sender -> message.setHeader(
                        WhatsAppConstants.ABOUT_SENDER, sender.id().toString()));
    }

    private static Optional<MessageReference> target(Content content) {
        if (content instanceof Reaction reaction) {
            return Optional.of(reaction.target());
        }
        if (content instanceof Edit edit) {
            return Optional.of(edit.target());
        }
        if (content instanceof Revocation revocation) {
            return Optional.of(revocation.target());
        }
        if (content instanceof Pin pin) {
            return Optional.of(pin.target());
        }
        if (content instanceof Keep keep) {
            return Optional.of(keep.target());
        }
        if (content instanceof PollVote vote) {
            return Optional.of(vote.poll());
        }
        return content instanceof EventResponse response ? Optional.of(response.event()) : Optional.empty();
    }

    /** The answers of a vote, the id of a button, or whether somebody comes. */
    private static Optional<List<String>> choices(Content content) {
        if (content instanceof PollVote vote) {
            return Optional.of(vote.options());
        }
        if (content instanceof ButtonReply reply) {
            return Optional.of(List.of(reply.selection()));
        }
        return content instanceof EventResponse response
                ? Optional.of(List.of(response.answer().name().toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }
}
