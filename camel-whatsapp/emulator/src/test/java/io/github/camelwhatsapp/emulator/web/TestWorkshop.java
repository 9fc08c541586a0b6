package io.github.camelwhatsapp.emulator.web;

import io.github.camelwhatsapp.emulator.ledger.ViolationsLedger;
import io.github.camelwhatsapp.emulator.media.MediaFaults;
import java.util.Map;

/** Nothing to look into. */
final class TestWorkshop {
    static final Workshop EMPTY = new Workshop(Map.of(), new MediaFaults(), new ViolationsLedger());

    private TestWorkshop() {}
}
