package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells the author of messages what became of them here. It counts for nothing in the account's pace, and saying it
 * twice is saying it once.
 */
public sealed interface ReceiptOperation extends QueuedOperation permits MarkRead, MarkPlayed {
    /** So many messages one receipt can name. Source: multidevice-messaging.md section 4.7. */
    int MOST_IDS = 256;

    /** The ids of the messages, at least one. */
    List<String> targetMessageId();

    /** Who wrote them; needed in a group, empty otherwise. */
    Optional<Party> targetSender();

    /** The same for other messages. */
    ReceiptOperation withTargets(List<String> ids);

    /** It in portions that one receipt can name; itself alone, unless it names more. */
    default List<ReceiptOperation> portions() {
        List<String> ids = targetMessageId();
        if (ids.size() <= MOST_IDS) {
            return List.of(this);
        }
        List<ReceiptOperation> portions = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += MOST_IDS) {
            portions.add(withTargets(ids.subList(from, Math.min(ids.size(), from + MOST_IDS))));
        }
        return portions;
    }

    @Override
    default int pacedMessages() {
        return 0;
    }
}
