package io.github.camelwhatsapp.emulator.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules that clients broke, in order. A test declares the breaches that it means to cause; what is left is a defect of
 * the client under test. Holds at most {@value #BOUND} entries and counts the rest. Safe for use by several threads.
 */
public final class ViolationsLedger {
    private static final int BOUND = 10_000;

    private final List<Violation> entries = new ArrayList<>();
    private final Set<Rule> declared = EnumSet.noneOf(Rule.class);
    private final Map<String, PeerProfile> profiles = new HashMap<>();
    private long beyondBound;

    /** Writes a breach down. */
    public synchronized void add(Violation violation) {
        if (entries.size() < BOUND) {
            entries.add(violation);
        } else {
            beyondBound++;
        }
    }

    /** Says that breaches of these rules are meant, by whoever and whenever, also those already written down. */
    public synchronized void declare(Rule... rules) {
        declared.addAll(Arrays.asList(rules));
    }

    /** Says which client an account is used by, so that its known habits count as declared. */
    public synchronized void profile(String account, PeerProfile profile) {
        profiles.put(account, profile);
    }

    /** Every breach, in order. */
    public synchronized List<Violation> entries() {
        return List.copyOf(entries);
    }

    /** The breaches of one rule, in order. */
    public synchronized List<Violation> of(Rule rule) {
        return entries.stream().filter(entry -> entry.rule() == rule).toList();
    }

    /** The breaches that nobody declared, in order. */
    public synchronized List<Violation> undeclared() {
        return entries.stream().filter(entry -> !isDeclared(entry)).toList();
    }

    /** How many breaches found no room. */
    public synchronized long beyondBound() {
        return beyondBound;
    }

    /** Forgets breaches, declarations and profiles. */
    public synchronized void clear() {
        entries.clear();
        declared.clear();
        profiles.clear();
        beyondBound = 0;
    }

    private boolean isDeclared(Violation entry) {
        return declared.contains(entry.rule())
                || profiles.getOrDefault(entry.account(), PeerProfile.STRICT)
                        .waived()
                        .contains(entry.rule());
    }
}
