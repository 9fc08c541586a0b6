package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.UnknownStanza;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Edit;
import io.github.camelwhatsapp.model.Keep;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Pin;
import io.github.camelwhatsapp.model.Reaction;
import io.github.camelwhatsapp.model.Revocation;
import io.github.camelwhatsapp.spi.Expectation;
import io.github.camelwhatsapp.store.AwaitedMessage;
import io.github.camelwhatsapp.store.AwaitedStore;
import io.github.camelwhatsapp.store.InboxRow;
import io.github.camelwhatsapp.store.StoreCorruptException;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Edits and the like that came before their message, which could not be read and was asked for again: they are held in the store until
 * it comes, is given up, or {@link #MOST_WAIT} is over. Votes and answers to events are not among them: without their message they
 * cannot be read. Safe for use by several threads.
 */
final class EarlyEvents {
    /**
     * From when the message was asked for. Its author, or the phone, answers within seconds if online, also after a reconnect with its
     * pauses; whoever is not online then may be away for days, and a message may be edited for 20 minutes only.
     */
    static final Duration MOST_WAIT = Duration.ofMinutes(5);

    /** So many events are held at most. */
    static final int MOST_HELD = 500;

    /** So many bytes of events are held at most. */
    static final long MOST_BYTES = 4L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(EarlyEvents.class);

    /** So many messages are given up at a time: others want the store too. */
    private static final int LIMIT = 10_000;

    private final TimeSource time;

    EarlyEvents(TimeSource time) {
        this.time = time;
    }

    /** The message that an event must not be told before; empty for nearly all events, most of them without a look into the store. */
    Optional<AwaitedMessage> awaitedBy(Transaction transaction, Event event) {
        return event instanceof MessageReceived message
                ? target(message.content())
                        .map(target -> AwaitedMessage.of(message.from(), target))
                        .filter(transaction.awaited()::isAwaited)
                : Optional.empty();
    }

    /** Whether one more event may be held. */
    boolean hasRoom(Transaction transaction, int bytes) {
        AwaitedStore awaited = transaction.awaited();
        boolean room = awaited.held() < MOST_HELD && awaited.heldBytes() + bytes <= MOST_BYTES;
        if (!room) {
            LOG.warn(
                    "More than {} events or {} bytes wait for messages that were asked for again; one is told at once",
                    MOST_HELD,
                    MOST_BYTES);
        }
        return room;
    }

    /** Notes whether a message may still come; answers what waited for one that does not. */
    List<Event> take(Transaction transaction, Expectation expectation) {
        if (expectation.open()) {
            transaction.awaited().expect(expectation.message(), time.now().plus(MOST_WAIT));
            return List.of();
        }
        return end(transaction, expectation.message());
    }

    /** A message is not waited for any more; answers what did, in the order in which it came. */
    List<Event> end(Transaction transaction, AwaitedMessage message) {
        return transaction.awaited().end(message).stream()
                .map(EarlyEvents::event)
                .toList();
    }

    /** What has waited long enough, in the order in which it came for each message. */
    List<Event> overdue(Transaction transaction) {
        return transaction.awaited().overdue(time.now(), LIMIT).stream()
                .flatMap(message -> end(transaction, message).stream())
                .toList();
    }

    private static Optional<MessageReference> target(Content content) {
        if (content instanceof Edit edit) {
            return Optional.of(edit.target());
        }
        if (content instanceof Revocation revocation) {
            return Optional.of(revocation.target());
        }
        if (content instanceof Reaction reaction) {
            return Optional.of(reaction.target());
        }
        if (content instanceof Pin pin) {
            return Optional.of(pin.target());
        }
        return content instanceof Keep keep ? Optional.of(keep.target()) : Optional.empty();
    }

    /** One that is damaged cannot be told, and must not be lost in silence, nor keep its message from being stored. */
    private static Event event(InboxRow row) {
        try {
            return RecordCodec.decodeEvent(row.kind(), row.payload());
        } catch (StoreCorruptException e) {
            LOG.error("An event of {} that waited for its message cannot be read any more", row.conversation(), e);
            return new UnknownStanza(
                    "message", row.kind(), String.valueOf(e.getMessage()), new byte[0], row.receivedAt());
        }
    }
}
