package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.stream.Incoming;
import io.github.camelwhatsapp.stream.StanzaMapping;
import io.github.camelwhatsapp.stream.UnsupportedStanzaException;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code <notification>}: each type has a reader that makes its events, one line for each below. All are durable and acknowledged once
 * they are stored. Source: classic.md section 10.
 */
final class NotificationStanzas implements StanzaMapping {
    private final Map<String, Function<Node, List<? extends Event>>> readers = Map.ofEntries(
            Map.entry("picture", ProfileNotifications::picture),
            Map.entry("status", ProfileNotifications::status),
            Map.entry("account", ProfileNotifications::account),
            Map.entry("w:gp2", GroupNotifications::read),
            Map.entry("contacts", ContactNotifications::contacts),
            Map.entry("features", ContactNotifications::features),
            Map.entry("web", ContactNotifications::web),
            Map.entry("subject", NotificationStanzas::nothing));

    @Override
    public Incoming map(Node stanza) {
        String type = stanza.attribute("type").orElse("");
        Function<Node, List<? extends Event>> reader = readers.get(type);
        if (reader == null) {
            throw new UnsupportedStanzaException("a notification of the type '" + type + "'");
        }
        List<Event> events = List.copyOf(reader.apply(stanza));
        return new Incoming.Durable(
                IncomingStanza.of(events, dedupeKey(stanza, type)), List.of(Acknowledgements.ack(stanza)));
    }

    /** What is told in another way as well: the old form of a group's subject. */
    private static List<Event> nothing(Node notification) {
        return List.of();
    }

    /** The server sends a notification again, under the same id, until it is acknowledged. */
    private static Optional<String> dedupeKey(Node stanza, String type) {
        return stanza.attribute("id")
                .map(id ->
                        "notification " + type + " " + stanza.attribute("from").orElse("") + " " + id);
    }
}
