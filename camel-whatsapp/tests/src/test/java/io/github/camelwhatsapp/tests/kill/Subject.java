package io.github.camelwhatsapp.tests.kill;

import java.nio.file.Path;

/**
 * What a process under test is told at its start.
 *
 * @param run which start it is, counted from 0
 * @param server where it connects: host and port
 * @param number its phone number
 * @param password its password in Base64
 * @param directory where its store is, and what it writes down
 * @param variant what its route does
 * @param place where it is to stop and ask to be killed; it never does for {@link Place#ANYWHERE}
 * @param after at which pass of that place
 */
record Subject(
        int run,
        String server,
        String number,
        String password,
        Path directory,
        Variant variant,
        Place place,
        int after) {
    private static final String BETWEEN = "\t";
    private static final int PARTS = 8;

    /** The same for another start. */
    Subject started(int nextRun, Place nextPlace, int nextAfter) {
        return new Subject(nextRun, server, number, password, directory, variant, nextPlace, nextAfter);
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
                server,
                number,
                password,
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
                parts[1],
                parts[2],
                parts[3],
                Path.of(parts[4]),
                Variant.valueOf(parts[5]),
                Place.valueOf(parts[6]),
                Integer.parseInt(parts[7]));
    }

    /** Says everything but the password. */
    @Override
    public String toString() {
        return "Subject[run " + run + ", " + number + " at " + server + ", " + variant + ", " + place + " after "
                + after + "]";
    }
}
