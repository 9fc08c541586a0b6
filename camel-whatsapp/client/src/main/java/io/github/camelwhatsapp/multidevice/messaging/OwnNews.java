package io.github.camelwhatsapp.multidevice.messaging;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.LIDMigrationMappingSyncPayload;
import io.github.camelwhatsapp.proto.Message.ProtocolMessage;
import io.github.camelwhatsapp.store.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What devices of the own account tell each other, and nobody else may tell them. Source: multidevice-messaging.md section 4.3. */
final class OwnNews {
    private static final Logger LOG = LoggerFactory.getLogger(OwnNews.class);

    private OwnNews() {}

    /** Takes it in as far as messaging is concerned. */
    static void take(Transaction tx, ProtocolMessage message) {
        if (message.hasLidMigrationMappingSyncMessage()) {
            learn(tx, message);
        }
        if (message.hasHistorySyncNotification()) {
            HistoryNotice.take(tx, message.getHistorySyncNotification());
        }
    }

    private static void learn(Transaction tx, ProtocolMessage message) {
        try {
            LIDMigrationMappingSyncPayload payload = LIDMigrationMappingSyncPayload.parseFrom(
                    message.getLidMigrationMappingSyncMessage().getEncodedMappingPayload());
            payload.getPnToLidMappingsList().forEach(mapping -> {
                long lid = mapping.getLatestLid() != 0 ? mapping.getLatestLid() : mapping.getAssignedLid();
                if (lid != 0 && mapping.getPn() != 0) {
                    tx.addresses()
                            .learn(
                                    Jid.ofPhone(Long.toUnsignedString(mapping.getPn())),
                                    Jid.of(Long.toUnsignedString(lid), Jid.LID_SERVER));
                }
            });
        } catch (InvalidProtocolBufferException e) {
            LOG.warn("The phone's list of hidden addresses cannot be read: {}", e.getMessage());
        }
    }
}
