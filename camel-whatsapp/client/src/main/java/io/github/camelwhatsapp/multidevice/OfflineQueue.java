package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.multidevice.stanza.Iqs;
import io.github.camelwhatsapp.wire.Node;
import java.util.function.Consumer;

/**
 * What waited at the server while the device was away comes in batches, the next one when the one before is stored. Used on the lane only.
 * Source: multidevice-messaging.md section 4.8.
 */
final class OfflineQueue {
    private static final int BATCH = 100;

    private final Consumer<Node> writer;
    private boolean open;
    private int left;

    /** @param writer sends a stanza */
    OfflineQueue(Consumer<Node> writer) {
        this.writer = writer;
    }

    /** The server says that something waits. */
    void announced() {
        open = true;
        ask();
    }

    /** The server says that this was all. */
    void ended() {
        open = false;
    }

    /** A stanza is stored, or needs no storing. */
    void stored(Node stanza) {
        if (open && stanza.attribute("offline").isPresent() && --left == 0) {
            ask();
        }
    }

    private void ask() {
        left = BATCH;
        writer.accept(Iqs.offlineBatch(BATCH));
    }
}
