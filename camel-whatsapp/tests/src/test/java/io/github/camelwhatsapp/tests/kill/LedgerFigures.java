package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.emulator.ledger.Ledgers;
import java.util.List;

/**
 * What the emulator wrote down about the client.
 *
 * @param judged how many acks and receipts were compared with the commits
 * @param acksBeforeCommit how many of them came before their commit
 * @param keysReused keys and counters that covered two different byte strings
 * @param complaints all that it holds against the client, these two included
 */
record LedgerFigures(long judged, int acksBeforeCommit, int keysReused, List<String> complaints) {
    static LedgerFigures of(Ledgers ledgers) {
        return new LedgerFigures(
                ledgers.order().judged(),
                ledgers.order().breaches().size(),
                ledgers.crypto().reuses().size(),
                ledgers.complaints());
    }
}
