package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.multidevice.stanza.StrangerToken;
import io.github.camelwhatsapp.proto.HistorySync;
import io.github.camelwhatsapp.proto.Message.HistorySyncNotification;
import io.github.camelwhatsapp.store.Transaction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.InflaterInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A notice of history as far as messaging needs it: what lies in the notice itself can bring the salt of {@link StrangerToken}. Source:
 * multidevice-messaging.md sections 8 and 12.
 */
final class HistoryNotice {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryNotice.class);

    /** What is larger when it is inflated is not read: it is meant to fit into a message. */
    private static final int LARGEST = 16 << 20;

    private HistoryNotice() {}

    /** Keeps what it brings; a notice that cannot be read brings nothing. */
    static void take(Transaction tx, HistorySyncNotification notice) {
        if (notice.getInitialHistBootstrapInlinePayload().isEmpty()) {
            return;
        }
        try {
            HistorySync history = HistorySync.parseFrom(
                    inflated(notice.getInitialHistBootstrapInlinePayload().toByteArray()));
            StrangerToken.keepSalt(tx, history.getNctSalt().toByteArray());
        } catch (IOException e) {
            LOG.warn("The history in a notice of the phone cannot be read: {}", e.getMessage());
        }
    }

    private static byte[] inflated(byte[] zipped) throws IOException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(zipped))) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("inflated it has more than " + LARGEST + " bytes");
            }
            return bytes;
        }
    }
}
