package io.github.camelwhatsapp.fuzz;

import io.github.camelwhatsapp.classic.stanza.IncomingStanzas;
import io.github.camelwhatsapp.delivery.RecordForms;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.EventCatalogue;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.stream.Incoming;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.ClassicNodeDecoder;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import io.github.camelwhatsapp.wire.NodeFormatException;
import java.util.List;

/** What a stanza means: whatever the server sends, it is read, stored and answered. */
final class StanzaTargets {
    private static final List<String> FAMILIES =
            List.of("message", "receipt", "notification", "presence", "chatstate", "call", "ib", "iq");
    private static final IncomingStanzas STANZAS = new IncomingStanzas(
            AccountSettings.builder("fuzz")
                    .generation("classic")
                    .phoneNumber("34600000001")
                    .build(),
            new VirtualTimeSource());

    private StanzaTargets() {}

    /** Reads the node as it is, and as a stanza of each family. */
    static void stanza(byte[] bytes) {
        Node node = ClassicNodeDecoder.decode(bytes);
        readAndKeep(node);
        FAMILIES.forEach(family -> readAndKeep(renamed(node, family)));
    }

    private static void readAndKeep(Node node) {
        try {
            Incoming read = STANZAS.read(node);
            answersOf(read).forEach(ClassicNodeEncoder::encode);
            eventsOf(read).forEach(StanzaTargets::keep);
        } catch (NodeFormatException e) {
            throw new AssertionError("What was read cannot be answered or kept", e);
        }
    }

    static void keep(Event event) {
        String kind = EventCatalogue.of(event).name();
        Whole.same(event, RecordForms.event(kind, RecordForms.of(event)));
    }

    static List<Event> eventsOf(Incoming read) {
        return read instanceof Incoming.Durable durable
                ? durable.stanza().events()
                : read instanceof Incoming.Passing passing ? passing.events() : List.of();
    }

    static List<Node> answersOf(Incoming read) {
        return read instanceof Incoming.Durable durable
                ? durable.answers()
                : read instanceof Incoming.Passing passing ? passing.answers() : List.of();
    }

    static Node renamed(Node node, String tag) {
        Node.Builder builder = Node.builder(tag);
        node.attributes().names().forEach(name -> builder.attribute(name, node.attribute(name)));
        builder.children(node.children());
        return (node.hasData() ? builder.data(node.data()) : builder).build();
    }
}
