package io.github.camelwhatsapp.spi;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.store.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * All that a stanza causes.
 *
 * @param events what routes are told that is known beforehand; only durable ones
 * @param dedupeKey what makes the stanza the same as one that came before: resolved chat, resolved sender and id; empty for what
 *     must never be taken for a repetition
 * @param reading what else comes of it inside the transaction, such as a message that has to be decrypted
 */
public record IncomingStanza(List<Event> events, Optional<String> dedupeKey, Reading reading) {
    private static final Outcome NOTHING_MORE = Outcome.readable(List.of());

    /** Copies the events. */
    public IncomingStanza {
        events = List.copyOf(events);
    }

    /** A stanza that changes nothing but the inbox. */
    public static IncomingStanza of(List<Event> events, Optional<String> dedupeKey) {
        return new IncomingStanza(events, dedupeKey, transaction -> NOTHING_MORE);
    }

    /** A stanza whose events come out of the transaction. */
    public static IncomingStanza of(Optional<String> dedupeKey, Reading reading) {
        return new IncomingStanza(List.of(), dedupeKey, reading);
    }

    /**
     * What happens inside the transaction that stores the stanza's events. It runs for repetitions too: a ratchet's step must be kept
     * whatever becomes of what it gave.
     */
    @FunctionalInterface
    public interface Reading {
        /**
         * Reads the stanza. It may be called again after a transaction that failed. What it throws undoes the transaction and closes the
         * connection.
         */
        Outcome read(Transaction transaction);
    }

    /**
     * What came of reading a stanza.
     *
     * @param events what routes are told besides; only durable ones
     * @param readable whether this is what the stanza was to say: only then it is remembered as come, and its events are dropped when it
     *     had come before. What could not be decrypted comes again under the same id
     * @param expectations which messages may still come from now on, and which not; what waited for those is told behind the events
     */
    public record Outcome(List<Event> events, boolean readable, List<Expectation> expectations) {
        /** Copies the lists. */
        public Outcome {
            events = List.copyOf(events);
            expectations = List.copyOf(expectations);
        }

        /** It was read, or not, and nobody waits for it. */
        public Outcome(List<Event> events, boolean readable) {
            this(events, readable, List.of());
        }

        /** It was read. */
        public static Outcome readable(List<Event> events) {
            return new Outcome(events, true);
        }

        /** It could not be read; the events say so. */
        public static Outcome unreadable(List<Event> events) {
            return new Outcome(events, false);
        }

        /** The same with what may still come, and what not. */
        public Outcome with(List<Expectation> all) {
            return new Outcome(events, readable, all);
        }
    }
}
