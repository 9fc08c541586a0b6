package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.wire.Node;

/** Takes receipts of a device. No message is delivered to one yet, so none can answer any. */
final class ReceiptHandler implements StanzaHandler {
    @Override
    public void handle(DeviceSession session, Node receipt) {
        session.note(Rule.RECEIPT_UNKNOWN, receipt.toString());
    }
}
