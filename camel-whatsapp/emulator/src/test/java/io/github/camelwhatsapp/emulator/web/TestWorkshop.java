package io.github.camelwhatsapp.emulator.web;

import io.github.camelwhatsapp.emulator.ledger.ViolationsLedger;
import io.github.camelwhatsapp.emulator.media.MediaFaults;
import java.time.Duration;
import java.util.Map;

/** Nothing to look into. */
final class TestWorkshop {
    static final Workshop EMPTY = new Workshop(Map.of(), new MediaFaults(), new ViolationsLedger(), new Nobody());

    private TestWorkshop() {}

    private static final class Nobody implements Workshop.Accounts {
        @Override
        public void exhaustPreKeys(String number, int device) {}

        @Override
        public void timeLock(String number, Duration howLong) {}
    }
}
