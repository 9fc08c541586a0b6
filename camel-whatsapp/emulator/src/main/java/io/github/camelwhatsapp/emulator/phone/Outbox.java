package io.github.camelwhatsapp.emulator.phone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Own messages that the server has not taken, in the order in which they were sent. What was written and not taken when the
 * line broke is written again, under the same id. Safe for use by several threads.
 */
final class Outbox {
    /** How many may wait. */
    static final int LIMIT = 1_000;

    private final LinkedHashMap<String, PhoneMessage> written = new LinkedHashMap<>();
    private final LinkedHashMap<String, PhoneMessage> unwritten = new LinkedHashMap<>();
    private final LinkedHashMap<String, PhoneMessage> elsewhere = new LinkedHashMap<>();

    /**
     * Adds a message.
     *
     * @throws IllegalStateException if too many wait
     */
    synchronized void add(PhoneMessage message) {
        if (written.size() + unwritten.size() >= LIMIT) {
            throw new IllegalStateException(LIMIT
                    + " messages of this phone wait for the server; it takes no more until the server has taken some");
        }
        unwritten.put(message.id(), message);
    }

    /** Keeps a message that is written another way until the server has taken it; it is not written again from here. */
    synchronized void hold(PhoneMessage message) {
        elsewhere.put(message.id(), message);
        if (elsewhere.size() > LIMIT) {
            elsewhere.remove(elsewhere.keySet().iterator().next());
        }
    }

    /** What has not been written to this connection, oldest first; from now on it counts as written. */
    synchronized List<PhoneMessage> take() {
        List<PhoneMessage> next = List.copyOf(unwritten.values());
        written.putAll(unwritten);
        unwritten.clear();
        return next;
    }

    /** Begins anew on another connection: nothing that waits has been written there. */
    synchronized void rewind() {
        LinkedHashMap<String, PhoneMessage> later = new LinkedHashMap<>(unwritten);
        unwritten.clear();
        unwritten.putAll(written);
        unwritten.putAll(later);
        written.clear();
    }

    /** Takes out a written message, because the server answered; empty if it knows none of this id. */
    synchronized Optional<PhoneMessage> settle(String id) {
        PhoneMessage other = elsewhere.remove(id);
        return Optional.ofNullable(other == null ? written.remove(id) : other);
    }
}
