package io.github.camelwhatsapp.tests.kill;

import java.nio.file.Path;
import java.util.List;

/**
 * What a process under test is told at its start.
 *
 * @param run which start it is, counted from 0
 * @param server where it connects: host and port
 * @param number its phone number
 * @param password its password in Base64
 * @param store the directory of its store
 * @param log the file in which it writes down what it handled
 * @param variant what its route does
 * @param place where it is to stop and ask to be killed; it never does for {@link Place#ANYWHERE}
 * @param after at which pass of that place
 */
record Subject(
        int run,
        String server,
        String number,
        String password,
        Path store,
        Path log,
        Variant variant,
        Place place,
        int after) {

    /** The same for another start. */
    Subject started(int nextRun, Place nextPlace, int nextAfter) {
        return new Subject(nextRun, server, number, password, store, log, variant, nextPlace, nextAfter);
    }

    /** As arguments of a program. */
    List<String> arguments() {
        return List.of(
                Integer.toString(run),
                server,
                number,
                password,
                store.toString(),
                log.toString(),
                variant.name(),
                place.name(),
                Integer.toString(after));
    }

    /** Reads what {@link #arguments} gives. */
    static Subject parse(String[] arguments) {
        return new Subject(
                Integer.parseInt(arguments[0]),
                arguments[1],
                arguments[2],
                arguments[3],
                Path.of(arguments[4]),
                Path.of(arguments[5]),
                Variant.valueOf(arguments[6]),
                Place.valueOf(arguments[7]),
                Integer.parseInt(arguments[8]));
    }

    /** Says everything but the password. */
    @Override
    public String toString() {
        return "Subject[run " + run + ", " + number + " at " + server + ", " + variant + ", " + place + " after "
                + after + "]";
    }
}
