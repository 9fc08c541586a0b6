package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;
import java.util.List;
import java.util.Optional;

/**
 * Tells the author of voice notes, or of what can be looked at once, that they were played (the blue microphone).
 * Source: classic.md section 7.5, multidevice-messaging.md section 4.7.
 *
 * @param to the chat the messages came from
 * @param targetMessageId their ids, at least one
 * @param targetSender who wrote them; needed in a group, empty otherwise
 */
public record MarkPlayed(Party to, List<String> targetMessageId, Optional<Party> targetSender)
        implements ReceiptOperation {
    /**
     * Checks the ids.
     *
     * @throws IllegalArgumentException if there is none, or one is empty
     */
    public MarkPlayed {
        targetMessageId = Targets.ids("markPlayed", targetMessageId);
    }

    @Override
    public MarkPlayed withTargets(List<String> ids) {
        return new MarkPlayed(to, ids, targetSender);
    }

    @Override
    public Optional<String> naturalId() {
        return Optional.of(idFor(to, targetMessageId.get(0)));
    }

    /** The id in the outbox of the receipt to this chat whose first message is this one. */
    public static String idFor(Party chat, String messageId) {
        return "played " + chat.conversationKey() + " " + messageId;
    }
}
