package io.github.camelwhatsapp.emulator.ledger;

import java.time.Instant;

/**
 * A rule that a client broke.
 *
 * @param at when, on the emulator's clock
 * @param connection the number of the connection, counted from 1
 * @param account the number that is logged in on it, or empty before the login
 * @param rule which rule
 * @param detail what was found; never the content of a message
 */
public record Violation(Instant at, int connection, String account, Rule rule, String detail) {
    @Override
    public String toString() {
        return at + " connection " + connection + (account.isEmpty() ? "" : " of " + account) + ": " + rule + " ("
                + rule.sentence() + "), found: " + detail;
    }
}
