package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.VoiceNote;
import io.github.camelwhatsapp.operation.MarkPlayed;
import io.github.camelwhatsapp.operation.MarkRead;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.operation.SendMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** What is sent in the transaction that settles a message: that it was read, and with InOut the route's result. */
final class Answers {
    private final boolean markRead;
    private final UnaryOperator<MediaContent> intake;

    /**
     * @param markRead whether senders are told that their messages were read
     * @param intake takes the bytes of a medium in, so that they outlive the exchange
     */
    Answers(boolean markRead, UnaryOperator<MediaContent> intake) {
        this.markRead = markRead;
        this.intake = intake;
    }

    /**
     * What to send for an event, now that its exchange has come this far.
     *
     * @throws IllegalArgumentException if the result of an InOut exchange cannot be said in a message
     */
    List<QueuedOperation> of(Event event, Exchange exchange) {
        if (!(event instanceof MessageReceived message)) {
            return List.of();
        }
        List<QueuedOperation> operations = new ArrayList<>(2);
        if (markRead) {
            boolean named = message.from().isGroup() || message.from().id().isBroadcast();
            Optional<Party> author = named ? Optional.of(message.sender()) : Optional.empty();
            operations.add(new MarkRead(message.from(), List.of(message.id()), author));
            if (message.content() instanceof VoiceNote || message.options().viewOnce()) {
                operations.add(new MarkPlayed(message.from(), List.of(message.id()), author));
            }
        }
        if (exchange.getPattern().isOutCapable()) {
            answer(message, exchange)
                    .map(this::taken)
                    .ifPresent(content ->
                            operations.add(new SendMessage(message.chat().orElseGet(message::from), content)));
        }
        return operations;
    }

    private Content taken(Content content) {
        return content instanceof MediaContent medium ? intake.apply(medium) : content;
    }

    /** Nothing, an empty text, and the message itself are no answer: an InOut route that changes nothing would be an echo. */
    private static Optional<Content> answer(MessageReceived message, Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (isNothing(body)
                || body instanceof MediaBody
                || EventBinding.body(message).equals(body)) {
            return Optional.empty();
        }
        Content content = exchange.getContext().getTypeConverter().tryConvertTo(Content.class, exchange, body);
        if (content == null) {
            throw new IllegalArgumentException(
                    "The route's answer is a " + body.getClass().getName()
                            + ", which cannot be sent as a message: end the route with a text, such as"
                            + " .convertBodyTo(String.class), or without exchangePattern=InOut");
        }
        return Optional.of(content);
    }

    private static boolean isNothing(@Nullable Object body) {
        return body == null || (body instanceof CharSequence text && text.isEmpty());
    }
}
