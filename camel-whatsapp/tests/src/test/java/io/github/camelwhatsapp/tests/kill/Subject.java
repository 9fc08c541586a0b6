package io.github.camelwhatsapp.tests.kill;

import java.nio.file.Path;

/**
 * What a process under test is told at its start.
 *
 * @param run which start it is, counted from 0
 * @param access how its account gets to the server
 * @param directory where its store is, and what it writes down
 * @param variant what its route does
 * @param place where it is to stop and ask to be killed; it never does for {@link Place#ANYWHERE}
 * @param after at which pass of that place
 */
record Subject(int run, Access access, Path directory, Variant variant, Place place, int after) {
    private static final String BETWEEN = "\t";
    private static final int PARTS = 10;

    /** The same for another start. */
    Subject started(int nextRun, Place nextPlace, int nextAfter) {
        return new Subject(nextRun, access, directory, variant, nextPlace, nextAfter);
    }

    /** The directory of its store. */
    Path store() {
        return directory.resolve("store");
    }

    /** The file in which it writes down what it handled. */
    Path handled() {
        return directory.resolve("handled.log");
    }

    /** The file in which it writes down the ids of messages that are durable. */
    Path commits() {
        return directory.resolve("commits.log");
    }

    /** As one line. */
    String line() {
        return String.join(
                BETWEEN,
                Integer.toString(run),
                access.protocol().name(),
                access.server(),
                access.number(),
                access.secret(),
                access.certificate().toString(),
                directory.toString(),
                variant.name(),
                place.name(),
                Integer.toString(after));
    }

    /** Reads what {@link #line} gives. */
    static Subject parse(String line) {
        String[] parts = line.split(BETWEEN, -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("a subject has " + PARTS + " parts, this one has " + parts.length);
        }
        return new Subject(
                Integer.parseInt(parts[0]),
                new Access(Protocol.valueOf(parts[1]), parts[2], parts[3], parts[4], Path.of(parts[5])),
                Path.of(parts[6]),
                Variant.valueOf(parts[7]),
                Place.valueOf(parts[8]),
                Integer.parseInt(parts[9]));
    }
}
