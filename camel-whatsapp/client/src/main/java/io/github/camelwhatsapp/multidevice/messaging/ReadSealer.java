package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.MarkRead;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.Sealing;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.wire.MultiDeviceNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Makes receipts that say that messages were read. Source: multidevice-messaging.md section 4.7. */
final class ReadSealer {
    private static final int MOST = 256;

    private final ConnectionContext context;
    private final Rosters rosters;

    ReadSealer(ConnectionContext context, Rosters rosters) {
        this.context = context;
        this.rosters = rosters;
    }

    CompletionStage<Sealing> prepare(MarkRead operation) {
        if (operation.targetMessageId().size() > MOST) {
            return CompletableFuture.failedFuture(new RefusedException(
                    "markRead",
                    0,
                    "targetMessageId has " + operation.targetMessageId().size() + " ids, at most " + MOST
                            + " are possible at once"));
        }
        Jid chat = operation.to().id();
        if (!chat.isGroup()) {
            return CompletableFuture.completedFuture(
                    tx -> encoded(operation, tx.addresses().resolved(chat), Optional.empty()));
        }
        if (operation.targetSender().isEmpty()) {
            return CompletableFuture.failedFuture(new RefusedException(
                    "markRead", 0, "targetSender is missing; in a group it is needed who wrote the messages"));
        }
        return rosters.of(chat)
                .thenApply(roster -> tx -> encoded(
                        operation,
                        chat,
                        Optional.of(address(tx, operation.targetSender().get(), roster.byPhone()))));
    }

    private static Jid address(Transaction tx, Party sender, boolean byPhone) {
        Jid resolved = tx.addresses().resolved(sender.id());
        return byPhone ? tx.addresses().phoneOf(resolved).orElse(resolved) : resolved;
    }

    private byte[] encoded(MarkRead operation, Jid to, Optional<Jid> participant) {
        List<String> ids = operation.targetMessageId();
        Node.Builder receipt = Node.builder("receipt")
                .attribute("id", ids.get(0))
                .attribute("type", "read")
                .attribute("to", to)
                .attribute("t", Long.toString(context.time().now().getEpochSecond()));
        participant.ifPresent(author -> receipt.attribute("participant", author));
        if (ids.size() > 1) {
            receipt.child(Node.builder("list")
                    .children(ids.subList(1, ids.size()).stream()
                            .map(id -> Node.builder("item").attribute("id", id).build())
                            .toList())
                    .build());
        }
        return new MultiDeviceNodeEncoder().encode(receipt.build());
    }
}
