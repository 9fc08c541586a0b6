package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Quote;
import java.time.Instant;
import java.util.Optional;

/**
 * A message came. Source: classic.md section 7.3.
 *
 * @param id the message id, unique for its chat and sender
 * @param from the chat: the person, group or list it came from
 * @param sender who wrote it; the same as {@code from} outside groups and lists
 * @param senderName the name the sender gives themselves, if sent along
 * @param timestamp when it was sent, by the server's clock
 * @param origin whether it came live or had waited
 * @param content what it says
 * @param options what goes with it, such as a quote; none in the generation of 2016
 * @param own whether the account itself wrote it, on its phone or another device
 */
@EventType(family = EventFamily.MESSAGE, durable = true)
public record MessageReceived(
        String id,
        Party from,
        Party sender,
        Optional<String> senderName,
        Instant timestamp,
        Origin origin,
        Content content,
        MessageOptions options,
        boolean own)
        implements Event {
    /** One of somebody else. */
    public MessageReceived(
            String id,
            Party from,
            Party sender,
            Optional<String> senderName,
            Instant timestamp,
            Origin origin,
            Content content,
            MessageOptions options) {
        this(id, from, sender, senderName, timestamp, origin, content, options, false);
    }

    /** One of somebody else that says nothing but its content. */
    public MessageReceived(
            String id,
            Party from,
            Party sender,
            Optional<String> senderName,
            Instant timestamp,
            Origin origin,
            Content content) {
        this(id, from, sender, senderName, timestamp, origin, content, MessageOptions.NONE);
    }

    /** The person or group to answer to. A broadcast is read, and answered, in the chat with whoever sent it, not in a chat of the list. */
    @Override
    public Optional<Party> chat() {
        return Optional.of(from.id().isBroadcast() ? sender : from);
    }

    /**
     * What points at it. Outside groups a message of somebody else than the chat's person is the account's own; who it is by is said
     * for both.
     */
    public MessageReference reference() {
        return sender.id().equals(from.id()) ? MessageReference.received(id) : MessageReference.received(id, sender);
    }

    /** It, to be answered. */
    public Quote quote() {
        return new Quote(reference(), Optional.of(content));
    }
}
