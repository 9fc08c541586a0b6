package io.github.camelwhatsapp.fuzz;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.stanza.Endings;
import io.github.camelwhatsapp.multidevice.stanza.IncomingStanzas;
import io.github.camelwhatsapp.multidevice.stanza.LinkingStanzas;
import io.github.camelwhatsapp.multidevice.stanza.PreKeyStanzas;
import io.github.camelwhatsapp.multidevice.stanza.Revelations;
import io.github.camelwhatsapp.stream.Incoming;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.MultiDeviceNodeDecoder;
import io.github.camelwhatsapp.wire.MultiDeviceNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import io.github.camelwhatsapp.wire.NodeFormatException;
import java.util.List;
import java.util.Optional;

/** What a stanza means to a linked device. */
final class LinkedTargets {
    private static final MultiDeviceNodeDecoder DECODER = new MultiDeviceNodeDecoder();
    private static final IncomingStanzas STANZAS = new IncomingStanzas(
            Jid.parse("34600000001:7@s.whatsapp.net"), Optional.empty(), new VirtualTimeSource(), Revelations.IGNORED);
    private static final List<String> FAMILIES =
            List.of("message", "receipt", "notification", "presence", "chatstate", "call", "ib", "iq");

    private LinkedTargets() {}

    /** Reads the node as it is, as a stanza of each family, as an answer and as an end. */
    static void stanza(byte[] bytes) {
        Node node = DECODER.decode(bytes);
        try {
            readAndAnswer(node);
            FAMILIES.forEach(family -> readAndAnswer(StanzaTargets.renamed(node, family)));
            readAsAnswer(node);
        } catch (NodeFormatException e) {
            throw new AssertionError("What was read cannot be answered or kept", e);
        }
    }

    private static void readAndAnswer(Node stanza) {
        Incoming read = STANZAS.read(stanza);
        StanzaTargets.answersOf(read).forEach(new MultiDeviceNodeEncoder()::encode);
        List<Event> events = StanzaTargets.eventsOf(read);
        events.forEach(StanzaTargets::keep);
    }

    private static void readAsAnswer(Node node) {
        Endings.failure(node);
        Endings.ban(node);
        Endings.streamError(node);
        LinkingStanzas.references(node);
        LinkingStanzas.part(node, "ref");
        Whole.require(PreKeyStanzas.counted(node) >= 0, "A negative number of keys");
    }
}
