package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.wire.Node;

/** Takes what a client tells of itself. Source: multidevice-transport.md sections 8.4 and 10.4. */
final class IbHandler implements StanzaHandler {
    private static final long WEEK_MILLIS = 604_800_000;

    @Override
    public void handle(DeviceSession session, Node ib) {
        judge(session.connection(), ib);
        ib.child("offline_batch")
                .flatMap(batch -> batch.attributes().number("count"))
                .filter(count -> count > 0)
                .ifPresent(session::batch);
    }

    /** Judges it. */
    void judge(MultiDeviceConnection connection, Node ib) {
        if (ib.children().size() != 1) {
            connection.note(Rule.IB, ib.toString());
            return;
        }
        Node child = ib.children().get(0);
        boolean inOrder =
                switch (child.tag()) {
                    case "unified_session" ->
                        child.attributes()
                                .number("id")
                                .filter(id -> id >= 0 && id < WEEK_MILLIS)
                                .isPresent();
                    case "offline_batch" ->
                        child.attributes()
                                .number("count")
                                .filter(count -> count > 0)
                                .isPresent();
                    default -> false;
                };
        if (!inOrder) {
            connection.note(Rule.IB, ib.toString());
        }
    }
}
