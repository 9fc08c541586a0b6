package io.github.camelwhatsapp.emulator.script;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * When a fault strikes: every condition that is set must hold. {@code Schedule.always().account("34600000001").stanza(3)}
 * is the third stanza to that account on each of its connections. Immutable.
 *
 * @param account only connections of this number
 * @param connection only the connection with this number, from 1: among those of the account if one is set, else among all
 * @param tag only stanzas with this tag
 * @param stanza only the stanza with this number on its connection, from 1: among those with the tag if one is set, else
 *     among all
 * @param probability the share of the occasions that are left, above 0 and up to 1
 * @param times how often at most
 */
public record Schedule(
        Optional<String> account,
        OptionalInt connection,
        Optional<String> tag,
        OptionalInt stanza,
        double probability,
        int times) {
    private static final Schedule ALWAYS = new Schedule(
            Optional.empty(), OptionalInt.empty(), Optional.empty(), OptionalInt.empty(), 1, Integer.MAX_VALUE);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a number is not positive, or the probability above 1
     */
    public Schedule {
        requirePositive("connection", connection.orElse(1));
        requirePositive("stanza", stanza.orElse(1));
        requirePositive("times", times);
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "A probability is above 0 and up to 1, " + probability + " was given; leave the fault out for 0");
        }
    }

    /** On every occasion. */
    public static Schedule always() {
        return ALWAYS;
    }

    /** Only connections of this number, counted by themselves. */
    public Schedule account(String number) {
        return new Schedule(Optional.of(number), connection, tag, stanza, probability, times);
    }

    /** Only the n-th connection. */
    public Schedule connection(int n) {
        return new Schedule(account, OptionalInt.of(n), tag, stanza, probability, times);
    }

    /** Only stanzas with this tag, counted by themselves. */
    public Schedule tag(String name) {
        return new Schedule(account, connection, Optional.of(name), stanza, probability, times);
    }

    /** Only the n-th stanza of a connection. */
    public Schedule stanza(int n) {
        return new Schedule(account, connection, tag, OptionalInt.of(n), probability, times);
    }

    /** Only a share of the occasions, chosen under the plan's seed. */
    public Schedule probability(double share) {
        return new Schedule(account, connection, tag, stanza, share, times);
    }

    /** At most so often. */
    public Schedule times(int most) {
        return new Schedule(account, connection, tag, stanza, probability, most);
    }

    /** At most once. */
    public Schedule once() {
        return times(1);
    }

    /** Where a fault of the whole connection strikes: at a stanza if one is named, else as soon as the account allows. */
    Point pointOfConnection() {
        if (stanza.isPresent() || tag.isPresent()) {
            return Point.STANZA;
        }
        return account.isPresent() ? Point.LOGIN : Point.CONNECT;
    }

    /** Whether an occasion fits, chance and count left aside. */
    boolean fits(Occasion occasion) {
        int numberOfConnection = account.isPresent() ? occasion.accountConnection() : occasion.connection();
        int numberOfStanza = tag.isPresent() ? occasion.stanzaOfTag() : occasion.stanza();
        return account.map(occasion.account()::equals).orElse(true)
                && tag.map(occasion.tag()::equals).orElse(true)
                && connection.orElse(numberOfConnection) == numberOfConnection
                && stanza.orElse(numberOfStanza) == numberOfStanza;
    }

    private static void requirePositive(String name, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(name + " is counted from 1, " + number + " was given");
        }
    }
}
