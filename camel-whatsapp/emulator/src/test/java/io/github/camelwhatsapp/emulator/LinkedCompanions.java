package io.github.camelwhatsapp.emulator;

import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two linked devices of Ann and one of Bob, as raw connections, with their phones off: they cannot read what is sealed here. */
@Timeout(60)
abstract class LinkedCompanions {
    static final String ANN = "34600000001";
    static final String BOB = "34600000002";
    static final VirtualTimeSource TIME = new VirtualTimeSource(Instant.parse("2026-01-01T00:00:00Z"));

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension(builder -> builder.time(TIME));

    final WhatsAppEmulator emulator = WHATSAPP.emulator();
    final Jid annLid = emulator.account(ANN).lid();
    final Jid bobLid = emulator.account(BOB).lid();
    final Jid bobPhone = Jid.ofPhone(BOB);
    RawCompanion ann;
    RawCompanion other;
    RawCompanion bob;

    @BeforeEach
    void link() throws Exception {
        ann = RawLink.of(emulator, ANN);
        other = RawLink.of(emulator, ANN);
        bob = RawLink.of(emulator, BOB);
        ann.receive("notification");
        // The phones cannot read what is sealed here.
        emulator.phone(ANN).goOffline();
        emulator.phone(BOB).goOffline();
    }

    @AfterEach
    void close() {
        Stream.of(ann, other, bob).forEach(RawCompanion::close);
    }

    Node toBob(String id) {
        return message(id, bobLid, copies(bobLid, bobLid.withDevice(1), annLid, annLid.withDevice(2)));
    }

    static Node.Builder builder(String id, Jid to) {
        return Node.builder("message").attribute("id", id).attribute("to", to).attribute("type", "text");
    }

    static Node message(String id, Jid to, Node copies) {
        return builder(id, to).child(copies).build();
    }

    static Node copies(Jid... devices) {
        Node.Builder copies = Node.builder("participants");
        Stream.of(devices).forEach(device -> copies.child(copy(device, "msg")));
        return copies.build();
    }

    static Node copy(Jid device, String type) {
        return Node.builder("to")
                .attribute("jid", device)
                .child(enc(type, "for " + device))
                .build();
    }

    static Node enc(String type, String sealed) {
        return Node.builder("enc")
                .attribute("v", "2")
                .attribute("type", type)
                .data(sealed.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    static Node.Builder receipt(String id, Jid to, String type) {
        Node.Builder receipt = Node.builder("receipt").attribute("id", id).attribute("to", to);
        return type.isEmpty() ? receipt : receipt.attribute("type", type);
    }
}
