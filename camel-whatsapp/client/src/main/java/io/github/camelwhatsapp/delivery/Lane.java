package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.spi.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How far a chat that is held has come. Messages go by their sequence. Guarded by the lock of {@link HeldChats}. */
final class Lane {
    /** What stands before this one, and itself, is not the lane's to carry. */
    private final long from;

    /** Everything up to this one is dealt with. */
    private long last;

    /** What is dealt with beyond that. */
    private final NavigableSet<Long> ahead = new TreeSet<>();

    /** The last message whose turn has come. */
    private long due;

    private final Set<Porter> porters = new HashSet<>();

    /** @param from the last message that the lane is not to carry */
    Lane(long from) {
        this.from = from;
        last = from;
    }

    /**
     * In place of others, whose porters go on here.
     *
     * @param handedOn what is dealt with already
     */
    Lane(long from, NavigableSet<Long> handedOn, List<Lane> before) {
        this(from);
        ahead.addAll(handedOn.tailSet(from, false));
        before.forEach(lane -> {
            due = Math.max(due, lane.due);
            porters.addAll(lane.porters);
        });
    }

    /**
     * Carries the messages of one lane, one after the other. There is one at most, but for a while after two lanes became one: then
     * whoever has put down what it had leaves the rest to the other.
     */
    static final class Porter {
        final Connection connection;
        final long epoch;
        final String conversation;

        /** What is done at the end of a pause; null while there is none. */
        private @Nullable Runnable next;

        Porter(Connection connection, long epoch, String conversation) {
            this.connection = connection;
            this.epoch = epoch;
            this.conversation = conversation;
        }

        void rest(Runnable afterwards) {
            next = afterwards;
        }

        /** Ends this pause; false if it has ended before. */
        boolean wakeUp(Runnable afterwards) {
            boolean resting = next == afterwards;
            if (resting) {
                next = null;
            }
            return resting;
        }

        @Nullable
        Runnable afterwards() {
            return next;
        }
    }

    long from() {
        return from;
    }

    /** The last message that is dealt with, or comes before. */
    long last() {
        return last;
    }

    /** Beyond this one nothing is dealt with. */
    long horizon() {
        return ahead.isEmpty() ? last : Math.max(last, ahead.last());
    }

    boolean isDealtWith(long sequence) {
        return sequence <= last || ahead.contains(sequence);
    }

    void dealtWith(long sequence) {
        ahead.add(sequence);
    }

    /** Nothing before this one is left to be carried. */
    void reached(long sequence) {
        last = Math.max(last, sequence - 1);
        ahead.headSet(last, true).clear();
    }

    void due(long sequence) {
        due = Math.max(due, sequence);
    }

    boolean isDue(long sequence) {
        return sequence <= due;
    }

    Set<Porter> porters() {
        return Set.copyOf(porters);
    }

    boolean hasPorter() {
        return !porters.isEmpty();
    }

    void add(Porter porter) {
        porters.add(porter);
    }

    void remove(Porter porter) {
        porters.remove(porter);
    }

    /** Whether this one is to carry what is next; with two of them it leaves that to the other, which puts down what it has first. */
    boolean goesOn(Porter porter) {
        if (porters.size() > 1) {
            porters.remove(porter);
            return false;
        }
        return porters.contains(porter);
    }
}
