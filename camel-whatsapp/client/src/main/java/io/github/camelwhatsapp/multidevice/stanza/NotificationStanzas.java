package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.UnknownStanza;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.spi.IncomingStanza.Outcome;
import io.github.camelwhatsapp.stream.Incoming;
import io.github.camelwhatsapp.stream.StanzaMapping;
import io.github.camelwhatsapp.stream.UnsupportedStanzaException;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.MultiDeviceNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code <notification>}: one event for each child that tells something, one line for each type below. All are acknowledged once they are
 * stored. A child that this version does not read becomes an {@link UnknownStanza} of its own and does not spoil the others. Source:
 * multidevice-messaging.md sections 7.3 and 9.
 */
final class NotificationStanzas implements StanzaMapping {
    private static final MultiDeviceNodeEncoder ENCODER = new MultiDeviceNodeEncoder();
    private static final Map<String, ChildReader> READERS = Map.of(
            "w:gp2", (frame, notification, child) -> Optional.of(GroupNotifications.read(frame, child)),
            "picture",
                    (frame, notification, child) ->
                            Optional.of(ProfileNotifications.picture(frame, notification, child)),
            "status",
                    (frame, notification, child) ->
                            Optional.of(ProfileNotifications.status(frame, notification, child)),
            "disappearing_mode", (frame, notification, child) -> Optional.of(ProfileNotifications.timer(frame, child)),
            "business", (frame, notification, child) -> Optional.of(ProfileNotifications.business(frame, child)),
            "account_sync", NotificationStanzas::account,
            "privacy_token", (frame, notification, child) -> Optional.empty(),
            // That another device has changed settings: how many changes there are and nothing of them. This version
            // keeps none.
            "server_sync", (frame, notification, child) -> Optional.empty());

    private final TimeSource time;

    /** Makes the event of one child. */
    @FunctionalInterface
    private interface ChildReader {
        /** The event; empty for what only concerns the client itself. */
        Optional<Event> read(NewsFrame frame, Node notification, Node child);
    }

    NotificationStanzas(TimeSource time) {
        this.time = time;
    }

    @Override
    public Incoming map(Node notification) {
        String type = notification.attribute("type").orElse("");
        ChildReader reader = READERS.get(type);
        if (reader == null) {
            throw new UnsupportedStanzaException("a notification of the type '" + type + "'");
        }
        // Reads it once by what it says alone: what cannot be read must show here and not within the transaction.
        events(reader, NewsFrame.of(People.AS_TOLD, notification, time.now()), notification);
        return new Incoming.Durable(
                IncomingStanza.of(dedupeKey(notification, type), transaction -> {
                    ContactTokens.keep(transaction, notification);
                    People people = People.known(transaction.addresses());
                    return Outcome.readable(
                            events(reader, NewsFrame.of(people, notification, time.now()), notification));
                }),
                Acks.of(notification, Optional.empty()).stream().toList());
    }

    private List<Event> events(ChildReader reader, NewsFrame frame, Node notification) {
        if (notification.children().isEmpty()) {
            throw new UnsupportedStanzaException("a notification that tells nothing");
        }
        return notification.children().stream()
                .flatMap(child -> event(reader, frame, notification, child))
                .toList();
    }

    private Stream<Event> event(ChildReader reader, NewsFrame frame, Node notification, Node child) {
        try {
            return reader.read(frame, notification, child).stream();
        } catch (RuntimeException e) {
            return Stream.of(new UnknownStanza(
                    notification.tag(),
                    notification.attribute("type").orElse("") + "/" + child.tag(),
                    String.valueOf(e.getMessage()),
                    ENCODER.encode(notification),
                    frame.at()));
        }
    }

    /** What another device of the account did, or its phone. Source: multidevice-messaging.md section 9.4. */
    private static Optional<Event> account(NewsFrame frame, Node notification, Node child) {
        return switch (child.tag()) {
            case "privacy" -> Optional.of(ProfileNotifications.privacy(frame, child));
            case "blocklist" -> Optional.of(ProfileNotifications.blockedList(frame, child));
            case "disappearing_mode" -> Optional.of(ProfileNotifications.timer(frame, child));
            case "status" -> Optional.of(ProfileNotifications.status(frame, notification, set(child)));
            case "picture" ->
                Optional.of(ProfileNotifications.picture(
                        frame, notification, child.firstChild().orElseGet(() -> Node.of("set"))));
            case "devices", "notice", "tos", "user" -> Optional.empty();
            default -> throw new UnsupportedStanzaException("news of the account about <" + child.tag() + ">");
        };
    }

    private static Node set(Node status) {
        return status.child("set")
                .orElseGet(() -> Node.builder("set").data(status.dataBytes()).build());
    }

    /** The server sends a notification again, under the same id, until it is acknowledged. */
    private static Optional<String> dedupeKey(Node stanza, String type) {
        return stanza.attribute("id")
                .map(id ->
                        "notification " + type + " " + stanza.attribute("from").orElse("") + " " + id);
    }
}
