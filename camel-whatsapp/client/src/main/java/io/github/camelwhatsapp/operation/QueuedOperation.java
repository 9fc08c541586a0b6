package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.SentMessage;
import java.util.List;
import java.util.Optional;

/**
 * An operation that must not be lost: it goes through the outbox, survives a restart, waits while the account is offline, and
 * keeps its place in the order of its chat.
 */
public sealed interface QueuedOperation extends Operation<SentMessage>
        permits MessageOperation, SendBroadcast, ReceiptOperation {
    /** The chat it belongs to. */
    Party to();

    /** Who gets it: the chat, unless it goes to several people at once. */
    default List<Party> recipients() {
        return List.of(to());
    }

    /** The medium that it brings, whose bytes must be spooled before it is stored and be on the server before it is sent. */
    default Optional<MediaContent> medium() {
        return Optional.empty();
    }

    /** The same with its medium elsewhere; only for an operation that has one. */
    default QueuedOperation withMedium(MediaContent medium) {
        throw new IllegalStateException(name() + " brings no medium");
    }

    /** The id that follows from what it says, so that saying it twice is saying it once; empty for what gets an id of its own. */
    default Optional<String> naturalId() {
        return Optional.empty();
    }

    /** How many messages it counts for in the account's pace; 0 for what nobody gets as a message, such as a receipt. */
    default int pacedMessages() {
        return 1;
    }
}
