package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.time.TimeSource.Timer;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The stanzas that wait for an account, in order, each until it is acked. On a connection each is sent once; what is not
 * acked when the connection ends is sent again on the next, with {@code offline} and, to clients of the classic protocol,
 * {@code retry}. Bounded. Used on the lane only. Source: classic.md sections 7.6 and 11.2, multidevice-messaging.md section 4.8.
 */
public final class Mailbox {
    private static final String MESSAGE = "message";

    private final int bound;
    private final Duration patience;
    private final TimeSource time;
    private final Lane lane;
    private final boolean countsRetries;
    private final Set<StoredStanza> waiting = new LinkedHashSet<>();
    private final Deque<StoredStanza> unsent = new ArrayDeque<>();
    private final Map<StanzaKey, Deque<StoredStanza>> byKey = new HashMap<>();
    private Backlog backlog = Backlog.none();
    private @Nullable Link link;
    private @Nullable Timer deadline;

    Mailbox(int bound, Duration patience, TimeSource time, Lane lane, boolean countsRetries) {
        this.bound = bound;
        this.patience = patience;
        this.time = time;
        this.lane = lane;
        this.countsRetries = countsRetries;
    }

    /** Whether one more stanza fits. */
    public boolean hasRoom() {
        return waiting.size() < bound;
    }

    /** How many stanzas wait, those that were sent and not acked included. */
    public int size() {
        return waiting.size();
    }

    /** What waits, in order, those that were sent and not acked included. */
    public List<Node> all() {
        return waiting.stream().map(StoredStanza::node).toList();
    }

    /**
     * Stores a stanza, and sends it if the client is there.
     *
     * @throws IllegalStateException if the mailbox is full; ask {@link #hasRoom} first
     */
    public void store(Node stanza) {
        if (!hasRoom()) {
            throw new IllegalStateException("A mailbox holds at most " + bound + " stanzas, and is full");
        }
        StoredStanza stored = new StoredStanza(stanza, link == null, countsRetries);
        waiting.add(stored);
        unsent.add(stored);
        byKey.computeIfAbsent(stored.key(), key -> new ArrayDeque<>()).add(stored);
        pump();
    }

    /** Sends what waits on a new connection. */
    void attach(Link opened) {
        attach(opened, Backlog.none());
    }

    /** Sends what waits on a new connection, as far as its backlog allows. */
    void attach(Link opened, Backlog waited) {
        link = opened;
        backlog = waited;
        backlog.finishIfEmpty();
        pump();
    }

    /** How many stanzas were sent on this connection and not acked. */
    public int unacked() {
        return waiting.size() - unsent.size();
    }

    /** Takes back what was not acked, because the connection is gone. */
    void detach() {
        link = null;
        cancelDeadline();
        unsent.clear();
        waiting.forEach(StoredStanza::takeBack);
        unsent.addAll(waiting);
    }

    /** Sends what the connection has room for; to be called when it has room again. */
    public void pump() {
        Link open = link;
        while (open != null && open == link && !unsent.isEmpty() && backlog.allowsNext() && open.isWritable()) {
            open.send(unsent.removeFirst().send(time.now()));
            backlog.sent();
        }
        armDeadline();
    }

    /**
     * Removes the first stanza with this key: one with these copied attributes if there is one, else one with others.
     *
     * @param type what the ack copied; not compared for messages, whose acks copy no type
     * @param participant what the ack copied
     * @return empty if no stanza with this key was sent and waits, else whether the copied attributes fit
     */
    public Optional<Boolean> settle(StanzaKey key, String type, String participant) {
        Deque<StoredStanza> candidates = byKey.getOrDefault(key, new ArrayDeque<>());
        // The ack of a message names neither its type nor, in the notes' table, its participant.
        boolean message = key.kind().equals(MESSAGE);
        Optional<StoredStanza> exact = first(
                candidates,
                stanza -> (message || stanza.attribute("type").equals(type))
                        && ((message && participant.isEmpty())
                                || stanza.attribute("participant").equals(participant)));
        Optional<StoredStanza> settled = exact.or(() -> first(candidates, stanza -> true));
        settled.ifPresent(stanza -> remove(stanza, candidates));
        return settled.map(stanza -> exact.isPresent());
    }

    /** Removes the first message with this key, whatever its type, because a receipt answers it. */
    public void settleMessage(StanzaKey key, String participant) {
        Deque<StoredStanza> candidates = byKey.getOrDefault(key, new ArrayDeque<>());
        first(candidates, stanza -> stanza.attribute("participant").equals(participant))
                .ifPresent(stanza -> remove(stanza, candidates));
    }

    /** Throws away what waits. */
    void clear() {
        waiting.clear();
        unsent.clear();
        byKey.clear();
        cancelDeadline();
    }

    private static Optional<StoredStanza> first(Deque<StoredStanza> candidates, Predicate<StoredStanza> condition) {
        return candidates.stream()
                .filter(stanza -> stanza.sentAt() != null && condition.test(stanza))
                .findFirst();
    }

    private void remove(StoredStanza stanza, Deque<StoredStanza> candidates) {
        waiting.remove(stanza);
        candidates.remove(stanza);
        if (candidates.isEmpty()) {
            byKey.remove(stanza.key());
        }
    }

    /** One timer for the oldest that was sent: those behind it were sent later. */
    private void armDeadline() {
        if (deadline != null || link == null || waiting.isEmpty()) {
            return;
        }
        Instant oldest = waiting.iterator().next().sentAt();
        if (oldest != null) {
            Duration left = Duration.between(time.now(), oldest.plus(patience));
            deadline = time.schedule(left, () -> lane.execute(this::checkDeadline));
        }
    }

    private void checkDeadline() {
        deadline = null;
        Link open = link;
        if (open == null || waiting.isEmpty()) {
            return;
        }
        StoredStanza oldest = waiting.iterator().next();
        Instant sentAt = oldest.sentAt();
        if (sentAt != null && !time.now().isBefore(sentAt.plus(patience))) {
            open.ackOverdue(oldest.key().toString());
        } else {
            armDeadline();
        }
    }

    private void cancelDeadline() {
        if (deadline != null) {
            deadline.cancel();
            deadline = null;
        }
    }
}
