package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.signal.PreKeyBundle;
import io.github.camelwhatsapp.wire.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Sends messages again to devices that could not read them. Used on the phone's lane only. Source: multidevice-messaging.md section 4.4.
 */
final class RetryDesk {
    private static final int KEPT = 1_000;
    private static final long MOST = 5;

    private final Self self;
    private final Sealing sealing;
    private final Map<String, Letter> sent = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Letter> eldest) {
            return size() > KEPT;
        }
    };

    RetryDesk(Self self, Sealing sealing) {
        this.self = self;
        this.sealing = sealing;
    }

    /** Keeps a letter in case that somebody asks for it again. */
    void keep(Letter letter) {
        sent.put(letter.id(), letter);
    }

    /** What a device that asks gets; empty if it gets nothing. */
    CompletableFuture<Optional<Node>> answer(Node receipt) {
        Letter letter = sent.get(receipt.attributes().requireText("id"));
        long count = receipt.child("retry")
                .flatMap(retry -> retry.attributes().number("count"))
                .orElse(1L);
        if (letter == null || count >= MOST) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        Jid device = receipt.attributes().jid("participant").orElseGet(() -> receipt.attributes()
                .requireJid("from"));
        return session(receipt, device, count)
                .thenApply(ready ->
                        ready.contains(device) ? Optional.of(again(letter, receipt, device, count)) : Optional.empty());
    }

    private CompletableFuture<List<Jid>> session(Node receipt, Jid device, long count) {
        Optional<PreKeyBundle> bundle = receipt.child("keys").flatMap(keys -> BundleNodes.read(receipt, keys));
        if (bundle.isPresent()) {
            sealing.sessions().start(device, bundle.get());
            return CompletableFuture.completedFuture(List.of(device));
        }
        return count >= 2
                ? sealing.sessions().renew(device)
                : sealing.sessions().ensure(List.of(device));
    }

    private Node again(Letter letter, Node receipt, Jid device, long count) {
        boolean group = letter.chat().isGroup();
        Message message = content(letter, device);
        Node.Builder stanza = sealing.frame(letter, group ? letter.chat() : device);
        receipt.attribute("t").ifPresent(t -> stanza.attribute("t", originalTime(receipt, t)));
        if (group) {
            stanza.attribute("participant", device)
                    .attribute("addressing_mode", device.server().equals(Jid.LID_SERVER) ? "lid" : "pn");
        } else {
            stanza.attribute("device_fanout", "false");
            receipt.attributes().jid("recipient").ifPresent(chat -> stanza.attribute("recipient", chat));
        }
        Node.Builder enc = sealing.pairwise(device, message).attribute("count", Long.toString(count));
        return stanza.child(Sealing.described(letter, enc)).build();
    }

    private static String originalTime(Node receipt, String otherwise) {
        return receipt.child("retry").flatMap(retry -> retry.attribute("t")).orElse(otherwise);
    }

    private Message content(Letter letter, Jid device) {
        if (letter.chat().isGroup()) {
            Jid own = device.server().equals(Jid.LID_SERVER) ? self.hidden() : self.phone();
            sealing.groupKeys().taken(letter.chat(), device);
            return sealing.groupKeys()
                    .addTo(letter.message().toBuilder(), letter.chat(), own)
                    .build();
        }
        return self.is(device)
                ? Message.newBuilder()
                        .setDeviceSentMessage(Message.DeviceSentMessage.newBuilder()
                                .setDestinationJid(letter.chat().toString())
                                .setMessage(letter.message()))
                        .setMessageContextInfo(letter.message().getMessageContextInfo())
                        .build()
                : letter.message();
    }
}
