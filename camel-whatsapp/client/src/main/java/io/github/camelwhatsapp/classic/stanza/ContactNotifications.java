package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.event.ContactAdded;
import io.github.camelwhatsapp.event.ContactFeatures;
import io.github.camelwhatsapp.event.ContactRemoved;
import io.github.camelwhatsapp.event.ContactSyncDue;
import io.github.camelwhatsapp.event.ContactUpdated;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.WebSyncRequested;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.stream.UnsupportedStanzaException;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.List;

/** Notifications of the types {@code contacts}, {@code features} and {@code web}. Source: classic.md sections 6 and 10. */
final class ContactNotifications {
    private static final int WEB_PARTS = 3;

    private ContactNotifications() {}

    /** {@code <add jid/>}, {@code <remove jid/>}, {@code <update jid/>} and {@code <sync after/>}. */
    static List<Event> contacts(Node notification) {
        Instant at = notification.attributes().requireInstant("t");
        Origin origin = MessageStanzas.origin(notification);
        List<Event> events = notification.children().stream()
                .map(child -> contact(child, at, origin))
                .toList();
        if (events.isEmpty()) {
            throw new UnsupportedStanzaException("a notification of contacts that tells nothing");
        }
        return events;
    }

    private static Event contact(Node child, Instant at, Origin origin) {
        return switch (child.tag()) {
            case "add" -> new ContactAdded(who(child), at, origin);
            case "remove" -> new ContactRemoved(who(child), at, origin);
            case "update" -> new ContactUpdated(who(child), at, origin);
            case "sync" ->
                new ContactSyncDue(child.attributes().instant("after").orElse(at), at, origin);
            default -> throw new UnsupportedStanzaException("a notification of contacts about <" + child.tag() + ">");
        };
    }

    private static Party who(Node child) {
        return Party.of(child.attributes().requireJid("jid"));
    }

    /** {@code <X><encrypt value/></X>}. */
    static List<Event> features(Node notification) {
        Node encrypt = notification
                .firstChild()
                .flatMap(Node::firstChild)
                .filter(child -> child.is("encrypt"))
                .orElseThrow(() -> new UnsupportedStanzaException("a feature other than <encrypt>"));
        return List.of(new ContactFeatures(
                Party.of(notification.attributes().requireJid("from")),
                encrypt.attributes().requireText("value"),
                notification.attributes().requireInstant("t"),
                MessageStanzas.origin(notification)));
    }

    /** {@code <action type="sync"><sync type/><code/><name/></action>}, told apart by their places. */
    static List<Event> web(Node notification) {
        List<Node> parts = notification
                .child("action")
                .filter(action -> action.attributes().is("type", "sync"))
                .map(Node::children)
                .filter(children -> children.size() >= WEB_PARTS)
                .orElseThrow(() -> new UnsupportedStanzaException("an action of a browser other than sync"));
        return List.of(new WebSyncRequested(
                Party.of(notification.attributes().requireJid("from")),
                notification.attributes().requireText("id"),
                parts.get(0).text(),
                parts.get(1).text(),
                parts.get(2).text(),
                notification.attributes().requireInstant("t"),
                MessageStanzas.origin(notification)));
    }
}
