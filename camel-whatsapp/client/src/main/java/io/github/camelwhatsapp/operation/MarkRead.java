package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;
import java.util.List;
import java.util.Optional;

/**
 * Tells the author of messages that they were read (blue ticks). Source: classic.md section 5.4, {@code sendMessageRead}.
 *
 * @param to the chat the messages came from
 * @param targetMessageId their ids, at least one
 * @param targetSender who wrote them; needed in a group, empty otherwise
 */
public record MarkRead(Party to, List<String> targetMessageId, Optional<Party> targetSender)
        implements ReceiptOperation {
    /**
     * Checks the ids.
     *
     * @throws IllegalArgumentException if there is none, or one is empty
     */
    public MarkRead {
        targetMessageId = Targets.ids("markRead", targetMessageId);
    }

    @Override
    public MarkRead withTargets(List<String> ids) {
        return new MarkRead(to, ids, targetSender);
    }

    @Override
    public Optional<String> naturalId() {
        return Optional.of(idFor(to, targetMessageId.get(0)));
    }

    /** The id in the outbox of the read receipt to this chat whose first message is this one. */
    public static String idFor(Party chat, String messageId) {
        return "read " + chat.conversationKey() + " " + messageId;
    }
}
