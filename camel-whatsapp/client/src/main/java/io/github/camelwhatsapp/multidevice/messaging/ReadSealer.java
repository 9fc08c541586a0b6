package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.MarkPlayed;
import io.github.camelwhatsapp.operation.ReceiptOperation;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.Sealing;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.wire.MultiDeviceNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Makes receipts that say that messages were read or played. Whoever keeps that to themselves tells only their own devices, but for groups,
 * where everybody sees it. Source: multidevice-messaging.md section 4.7.
 */
final class ReadSealer {
    private final ConnectionContext context;
    private final Rosters rosters;
    private final Discretion discretion;

    ReadSealer(ConnectionContext context, Rosters rosters, Discretion discretion) {
        this.context = context;
        this.rosters = rosters;
        this.discretion = discretion;
    }

    CompletionStage<Sealing> prepare(ReceiptOperation operation) {
        String type = operation instanceof MarkPlayed ? "played" : "read";
        Jid chat = operation.to().id();
        if (!chat.isGroup()) {
            return discretion.hidesReading().thenApply(hides -> {
                String shown = hides ? type + "-self" : type;
                return tx -> encoded(operation, shown, tx.addresses().resolved(chat), author(tx, operation));
            });
        }
        if (operation.targetSender().isEmpty()) {
            return CompletableFuture.failedFuture(new RefusedException(
                    operation.name(), 0, "targetSender is missing; in a group it is needed who wrote the messages"));
        }
        return rosters.of(chat)
                .thenApply(roster -> tx -> encoded(
                        operation,
                        type,
                        chat,
                        Optional.of(address(tx, operation.targetSender().get(), roster.byPhone()))));
    }

    /** Who wrote to a list, which must be said; between two it goes without saying. */
    private static Optional<Jid> author(Transaction tx, ReceiptOperation operation) {
        return operation
                .targetSender()
                .filter(sender -> operation.to().id().isBroadcast())
                .map(sender -> tx.addresses().resolved(sender.id()));
    }

    private static Jid address(Transaction tx, Party sender, boolean byPhone) {
        Jid resolved = tx.addresses().resolved(sender.id());
        return byPhone ? tx.addresses().phoneOf(resolved).orElse(resolved) : resolved;
    }

    private byte[] encoded(ReceiptOperation operation, String type, Jid to, Optional<Jid> participant) {
        List<String> ids = operation.targetMessageId();
        Node.Builder receipt = Node.builder("receipt")
                .attribute("id", ids.get(0))
                .attribute("type", type)
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
