package io.github.camelwhatsapp.store;

import java.time.Instant;
import java.util.List;

/** Messages that were asked for again, and the events about them that must not be told before they are. */
public interface AwaitedStore {
    /**
     * Notes that a message may still come; one that is noted already keeps its time.
     *
     * @param until when it is not waited for any longer; kept to the millisecond
     */
    void expect(AwaitedMessage message, Instant until);

    /** Whether a message is noted. */
    boolean isAwaited(AwaitedMessage message);

    /**
     * Keeps an event until {@link #end} of the message that it is about.
     *
     * @param event with sequence 0
     */
    void hold(AwaitedMessage message, InboxRow event);

    /**
     * A message is not waited for any more, for whatever reason.
     *
     * @return the events about it in the order in which they were held, each with sequence 0; they are no longer here. One that is damaged
     *     is among them, and says so when its payload is asked for
     */
    List<InboxRow> end(AwaitedMessage message);

    /** Messages whose time is over, the earliest first. */
    List<AwaitedMessage> overdue(Instant now, int limit);

    /** How many events are held; costs more the more they are. */
    long held();

    /** How many bytes their payloads take, as given to {@link #hold}; costs more the more they are. */
    long heldBytes();
}
