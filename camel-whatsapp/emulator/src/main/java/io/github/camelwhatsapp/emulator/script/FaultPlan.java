package io.github.camelwhatsapp.emulator.script;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * The faults of a run: what is to go wrong, when, and what did. Chance hangs on the seed, the place of the fault in the plan
 * and the occasion alone, so a run is repeated by its seed however its connections interleave. Safe for use by several
 * threads.
 */
public final class FaultPlan {
    private static final int MAX_FIRINGS = 10_000;

    private final long seed;
    private final Generation generation;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Firing> firings = new ArrayList<>();
    private int added;

    /** A plan of the classic service, without faults, under a seed. */
    public FaultPlan(long seed) {
        this(seed, Generation.CLASSIC);
    }

    /** A plan without faults under a seed. */
    public FaultPlan(long seed, Generation generation) {
        this.seed = seed;
        this.generation = generation;
    }

    /** The seed. */
    public long seed() {
        return seed;
    }

    /** Adds a fault that strikes on every occasion. */
    public FaultPlan add(Fault fault) {
        return add(fault, Schedule.always());
    }

    /**
     * Adds a fault with a schedule.
     *
     * @throws IllegalArgumentException if the schedule names what is not known when the fault strikes, such as the account
     *     of a connection that is refused, or the service has nothing of the kind
     */
    public synchronized FaultPlan add(Fault fault, Schedule schedule) {
        if (!fault.isFor(generation)) {
            throw new IllegalArgumentException(fault + " is nothing that the service " + generation + " can do");
        }
        Point point = fault.point(schedule);
        if ((point == Point.CONNECT || point == Point.UPGRADE)
                && schedule.account().isPresent()) {
            throw new IllegalArgumentException(
                    fault + " strikes before the account is known; schedule it by the number of the connection");
        }
        if (point != Point.STANZA
                && point != Point.MESSAGE
                && (schedule.stanza().isPresent() || schedule.tag().isPresent())) {
            throw new IllegalArgumentException(fault + " strikes before the first stanza; schedule it without one");
        }
        entries.add(new Entry(added++, fault, fault.narrow(schedule), point));
        return this;
    }

    /** The faults that strike on an occasion, in the order in which they were added; each is written down as fired. */
    public synchronized List<Fault> due(Occasion occasion) {
        List<Fault> due = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.strikes(occasion, seed)) {
                entry.fired++;
                due.add(entry.fault);
                if (firings.size() < MAX_FIRINGS) {
                    firings.add(new Firing(entry.fault, occasion));
                }
            }
        }
        return due;
    }

    /** The faults that were added and not taken back, in order. */
    public synchronized List<Planned> planned() {
        return entries.stream()
                .map(entry -> new Planned(entry.place, entry.fault, entry.schedule, entry.fired))
                .toList();
    }

    /** Takes a fault back; false if there is none with this number. */
    public synchronized boolean remove(int number) {
        return entries.removeIf(entry -> entry.place == number);
    }

    /** What struck so far, in order. */
    public synchronized List<Firing> firings() {
        return List.copyOf(firings);
    }

    /** Forgets the faults and what struck; the seed stays. */
    public synchronized void clear() {
        entries.clear();
        firings.clear();
        added = 0;
    }

    /** The seed, the faults and what struck, one to a line. */
    @Override
    public synchronized String toString() {
        String planned = entries.stream()
                .map(entry -> "\n  planned " + entry.fault + " " + entry.schedule)
                .collect(Collectors.joining());
        String struck = firings.stream().map(firing -> "\n  struck " + firing).collect(Collectors.joining());
        return "faults under seed " + seed + planned + struck;
    }

    /**
     * A fault that is to strike.
     *
     * @param number its number in the plan, from 0
     * @param fault which one
     * @param schedule when
     * @param fired how often it has struck
     */
    public record Planned(int number, Fault fault, Schedule schedule, int fired) {}

    /**
     * A fault that struck.
     *
     * @param fault which one
     * @param occasion when
     */
    public record Firing(Fault fault, Occasion occasion) {}

    private static final class Entry {
        private final int place;
        private final Fault fault;
        private final Schedule schedule;
        private final Point point;
        private int fired;

        Entry(int place, Fault fault, Schedule schedule, Point point) {
            this.place = place;
            this.fault = fault;
            this.schedule = schedule;
            this.point = point;
        }

        boolean strikes(Occasion occasion, long seed) {
            return point == occasion.point()
                    && fired < schedule.times()
                    && schedule.fits(occasion)
                    && hasLuck(occasion, seed);
        }

        private boolean hasLuck(Occasion occasion, long seed) {
            return schedule.probability() == 1
                    || new SplittableRandom(seed * 31 + place + occasion.fingerprint() * 0x9E3779B97F4A7C15L)
                                    .nextDouble()
                            < schedule.probability();
        }
    }
}
