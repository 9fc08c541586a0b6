package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.event.Event;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What one subscriber has still to do in one chat, in order. A window of the oldest is in memory; the rest waits in the store and is
 * fetched when the window is empty, so that a chat with a million messages costs no more than one with a few.
 *
 * <p>A row is marked in the store as "in a window" before it can be dispatched: those that a crash finds unsettled count as delivered
 * once more. Guarded by the lock of the {@link SubscriptionQueue} that owns it.
 */
final class ChatQueue {
    static final int WINDOW = 64;

    private final String conversation;
    private final Deque<Item> window = new ArrayDeque<>();
    private State state = State.IDLE;
    private int reserved;
    private boolean more;
    private boolean fetching;
    private long last;
    private long rewind = Long.MAX_VALUE;

    ChatQueue(String conversation) {
        this.conversation = conversation;
    }

    /** What the chat is doing. */
    enum State {
        /** Nothing is to be done, or not yet in memory. */
        IDLE,
        /** It stands in line for a free place. */
        READY,
        /** One of its events is with the subscriber. */
        IN_FLIGHT,
        /** One of its events failed and waits to be offered again. */
        WAITING
    }

    /** An event to deliver; attempts and failures as the store counts them. */
    record Item(long sequence, Event event, int attempt, int failures) {
        Item failedOnceMore() {
            return new Item(sequence, event, attempt, failures + 1);
        }

        /** It was offered in vain, which counts as no failure. */
        Item offeredOnceMore() {
            return new Item(sequence, event, attempt + 1, failures);
        }

        int deliveryCount() {
            return attempt + failures;
        }
    }

    String conversation() {
        return conversation;
    }

    State state() {
        return state;
    }

    void become(State next) {
        state = next;
    }

    /** Asks for a place in the window for an event about to be stored; without one it will be fetched later. */
    boolean reserve() {
        if (more || window.size() + reserved >= WINDOW) {
            more = true;
            return false;
        }
        reserved++;
        return true;
    }

    /** The event was stored. */
    void add(Item item) {
        reserved--;
        last = item.sequence();
        window.add(item);
    }

    /** The event was not stored. */
    void release() {
        reserved--;
    }

    /**
     * Says that the store holds events that are not in the window, from this one on: those that a start found, or one that was parked
     * and is pending again. What is in the window comes first.
     */
    void expectFrom(long sequence) {
        more = true;
        rewind = Math.min(rewind, sequence);
    }

    /** Whether the next events must come from the store, and nobody is fetching them. */
    boolean needsFetch() {
        return more && !fetching && reserved == 0 && window.isEmpty();
    }

    /** Begins to fetch; returns the sequence after which to go on. */
    long fetchAfter() {
        fetching = true;
        last = Math.min(last, rewind - 1);
        rewind = Long.MAX_VALUE;
        return last;
    }

    /** Called within the transaction that fetched: what is stored from now on may enter the window again. */
    void fetchedAll() {
        more = rewind != Long.MAX_VALUE;
    }

    void fetched(Iterable<Item> items) {
        fetching = false;
        for (Item item : items) {
            last = item.sequence();
            window.add(item);
        }
    }

    void fetchFailed() {
        fetching = false;
        more = true;
    }

    boolean hasNext() {
        return !window.isEmpty();
    }

    Item take() {
        return window.remove();
    }

    /** Puts an event back to the front: it is the next one again. */
    void putBack(Item item) {
        window.addFirst(item);
    }

    /** Whether nothing would be lost by forgetting this object. */
    boolean isSpent() {
        return state == State.IDLE && window.isEmpty() && reserved == 0 && !more && !fetching;
    }
}
