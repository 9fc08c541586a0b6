package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Party;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Sends one message to several persons, each of whom gets it as a message of their own chat. Those who do not have the account among
 * their contacts may not get it. Source: classic.md section 7.2, {@code sendBroadcastMessage} and the like.
 *
 * @param recipients who gets it: 1 to {@value ServerLimits#BROADCAST} persons
 * @param content what to say, of any kind that a message can have
 */
public record SendBroadcast(List<Party> recipients, @Payload Content content) implements QueuedOperation {
    /** The chat of all broadcasts, which keeps their order; the wire's address is made when the message is sealed. */
    private static final Party LISTS = Party.of(Jid.of("lists", Jid.BROADCAST_SERVER));

    /**
     * Checks the recipients.
     *
     * @throws IllegalArgumentException if there are none or too many, or one is no person
     */
    public SendBroadcast {
        recipients = Arguments.people("sendBroadcast", "recipients", recipients, ServerLimits.BROADCAST);
        Objects.requireNonNull(content, "content");
    }

    @Override
    public Party to() {
        return LISTS;
    }

    @Override
    public Optional<MediaContent> medium() {
        return content instanceof MediaContent medium ? Optional.of(medium) : Optional.empty();
    }

    @Override
    public SendBroadcast withMedium(MediaContent medium) {
        return new SendBroadcast(recipients, medium);
    }

    /** One for each recipient: a broadcast is no way around the pace. */
    @Override
    public int pacedMessages() {
        return recipients.size();
    }
}
