package io.github.camelwhatsapp.emulator.ledger;

import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The nodes that passed lately, in both directions and on all connections, oldest first. What lies further back than the
 * bound is forgotten. Safe for use by several threads.
 */
public final class Transcript {
    private final int bound;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final List<Consumer<Passed>> listeners = new CopyOnWriteArrayList<>();
    private long count;

    /**
     * @param bound how many nodes are kept, at least 1
     * @throws IllegalArgumentException if it is less
     */
    public Transcript(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("A transcript keeps at least 1 node, " + bound + " was given");
        }
        this.bound = bound;
    }

    /** Adds a node that passed. */
    public synchronized void add(Entry entry) {
        if (entries.size() == bound) {
            entries.removeFirst();
        }
        entries.addLast(entry);
        Passed passed = new Passed(++count, entry);
        listeners.forEach(listener -> listener.accept(passed));
    }

    /**
     * Tells a listener each node that passes from now on, in order. It is told by whoever moves the node, so it must only hand it on.
     *
     * @return ends the listening
     */
    public Runnable listen(Consumer<Passed> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** What passed with its place among all that ever did, oldest first. */
    public synchronized List<Passed> passed() {
        List<Passed> all = new ArrayList<>(entries.size());
        long place = count - entries.size();
        for (Entry entry : entries) {
            all.add(new Passed(++place, entry));
        }
        return all;
    }

    /** What passed, oldest first. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The nodes with this tag that passed in this direction, oldest first. */
    public List<Node> nodes(Direction direction, String tag) {
        return entries().stream()
                .filter(entry -> entry.direction() == direction && entry.node().is(tag))
                .map(Entry::node)
                .toList();
    }

    /** The last entries in words, one to a line, the contents of messages hidden. */
    public String tail(int count) {
        return lines(count, false);
    }

    /** As {@link #tail}, with the contents of messages: for a person who asks, never for a log. */
    public String tailWithContents(int count) {
        return lines(count, true);
    }

    /** Forgets everything. */
    public synchronized void clear() {
        entries.clear();
    }

    private String lines(int count, boolean contents) {
        List<Entry> all = entries();
        return all.stream()
                .skip(Math.max(0, all.size() - count))
                .map(entry -> entry.line(contents))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    /** Which way a node went. */
    public enum Direction {
        /** From a client. */
        RECEIVED("->"),
        /** To a client. */
        SENT("<-");

        private final String arrow;

        Direction(String arrow) {
            this.arrow = arrow;
        }
    }

    /**
     * A node that passed, and its place.
     *
     * @param place its number among all that passed since the emulator was started, from 1
     * @param entry the node
     */
    public record Passed(long place, Entry entry) {}

    /**
     * A node that passed.
     *
     * @param at when, on the emulator's clock
     * @param connection the number of the connection, counted from 1
     * @param account the number that is logged in on it, or empty before the login
     * @param direction which way it went
     * @param node the node
     */
    public record Entry(Instant at, int connection, String account, Direction direction, Node node) {
        /** One line for people, the contents of messages hidden. */
        @Override
        public String toString() {
            return line(false);
        }

        private String line(boolean contents) {
            return at + " #" + connection + ' ' + (account.isEmpty() ? "?" : account) + ' ' + direction.arrow + ' '
                    + (contents ? NodeText.withContents(node) : node.toString());
        }
    }
}
