package io.github.camelwhatsapp.emulator.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The three books that the emulator keeps about its clients.
 *
 * @param violations the rules that were broken
 * @param order acks and receipts that came before their commit
 * @param crypto keys and counters that were used for two things
 */
public record Ledgers(ViolationsLedger violations, OrderLedger order, CryptoLedger crypto) {
    /** Three empty books. */
    public Ledgers() {
        this(new ViolationsLedger(), new OrderLedger(), new CryptoLedger());
    }

    /** Everything that a test did not declare, in words; empty if the clients behaved. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        violations.undeclared().forEach(violation -> complaints.add(violation.toString()));
        order.breaches().forEach(breach -> complaints.add(breach.toString()));
        crypto.reuses().forEach(reuse -> complaints.add(reuse.toString()));
        return complaints;
    }

    /** Empties all three. */
    public void clear() {
        violations.clear();
        order.clear();
        crypto.clear();
    }
}
