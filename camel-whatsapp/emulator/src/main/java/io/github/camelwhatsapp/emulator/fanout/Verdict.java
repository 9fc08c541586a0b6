package io.github.camelwhatsapp.emulator.fanout;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What became of a message, as its sender is told.
 *
 * @param error the code of why nobody gets it; empty if it is delivered, or dropped without a word
 * @param hash the hash of the devices that it should have been made for; empty if it was
 * @param breach the rule that it breaks, if any
 */
public record Verdict(OptionalInt error, Optional<String> hash, Optional<Breach> breach) {
    /** The message is not well made. */
    static final int MALFORMED = 400;

    /** The sender may not write there. */
    static final int NOT_ALLOWED = 403;

    /** There is nobody there. */
    static final int UNKNOWN = 404;

    /** The group is addressed in the other form by now. */
    static final int STALE_ADDRESSING = 421;

    /** The account may not write to strangers for a while. */
    static final int TIME_LOCKED = 463;

    /** The addresses do not go together. */
    static final int MALFORMED_ADDRESSING = 479;

    /** There is no room. */
    static final int UNAVAILABLE = 503;

    /**
     * A rule that is broken.
     *
     * @param rule which
     * @param detail by what
     */
    public record Breach(Rule rule, String detail) {}

    static Verdict delivered() {
        return new Verdict(OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    static Verdict delivered(Optional<String> hash) {
        return new Verdict(OptionalInt.empty(), hash, Optional.empty());
    }

    static Verdict refused(int error) {
        return new Verdict(OptionalInt.of(error), Optional.empty(), Optional.empty());
    }

    static Verdict refused(int error, Rule rule, String detail) {
        return new Verdict(OptionalInt.of(error), Optional.empty(), Optional.of(new Breach(rule, detail)));
    }

    static Verdict dropped(Rule rule, String detail) {
        return new Verdict(OptionalInt.empty(), Optional.empty(), Optional.of(new Breach(rule, detail)));
    }

    /** The same with a breach that has no other consequence. */
    Verdict noting(Rule rule, String detail) {
        return breach.isPresent() ? this : new Verdict(error, hash, Optional.of(new Breach(rule, detail)));
    }
}
