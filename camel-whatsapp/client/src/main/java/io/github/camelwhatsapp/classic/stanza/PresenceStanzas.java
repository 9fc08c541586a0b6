package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.event.ChatStateChanged;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.PresenceChanged;
import io.github.camelwhatsapp.model.ChatState;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Presence;
import io.github.camelwhatsapp.operation.SendChatState;
import io.github.camelwhatsapp.operation.SetPresence;
import io.github.camelwhatsapp.operation.SubscribePresence;
import io.github.camelwhatsapp.operation.UnsubscribePresence;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.stream.Incoming;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code <presence>} and {@code <chatstate>} in both directions. Source: classic.md sections 5.4 and 6. */
final class PresenceStanzas {
    private final String ownNumber;
    private final TimeSource time;

    PresenceStanzas(String ownNumber, TimeSource time) {
        this.ownNumber = ownNumber;
        this.time = time;
    }

    Node encode(SetPresence operation) {
        return presence(operation.presence(), operation.nickname());
    }

    /** What shows the account as available or not, under its name. */
    Node presence(Presence presence, Optional<String> nickname) {
        return Node.builder("presence")
                .attribute("name", nickname)
                .attribute("type", presence.name().toLowerCase(Locale.ROOT))
                .build();
    }

    /** A presence that says its type alone. */
    Node ofType(String type) {
        return Node.builder("presence").attribute("type", type).build();
    }

    Node encode(SubscribePresence operation) {
        return subscription("subscribe", operation.to());
    }

    Node encode(UnsubscribePresence operation) {
        return subscription("unsubscribe", operation.to());
    }

    Node encode(SendChatState operation) {
        return Node.builder("chatstate")
                .attribute("to", operation.to().id().toString())
                .child(Node.of(operation.chatState() == ChatState.PAUSED ? "paused" : "composing"))
                .build();
    }

    /** Someone came or went; our own presence comes back too, and tells nothing. */
    Incoming mapPresence(Node stanza) {
        if (stanza.attributes().requireText("from").indexOf('-') > 0) {
            Event event = GroupNotifications.readPresence(stanza, time.now());
            return new Incoming.Durable(IncomingStanza.of(List.of(event), Optional.empty()), List.of());
        }
        Party from = Party.of(stanza.attributes().requireJid("from"));
        if (isOwn(from)) {
            return Incoming.nothing();
        }
        Presence presence = stanza.attribute("type")
                        .filter(type -> !type.equals("available"))
                        .isPresent()
                ? Presence.UNAVAILABLE
                : Presence.AVAILABLE;
        return new Incoming.Passing(
                List.of(new PresenceChanged(from, presence, lastSeen(stanza), hidden(stanza), time.now())), List.of());
    }

    /** Someone is typing, or stopped: any child but {@code composing} means that they stopped. */
    Incoming mapChatState(Node stanza) {
        Party from = Party.of(stanza.attributes().requireJid("from"));
        Party sender = stanza.attributes().jid("participant").map(Party::of).orElse(from);
        if (isOwn(sender)) {
            return Incoming.nothing();
        }
        ChatState state = stanza.child("composing").isPresent() ? ChatState.COMPOSING : ChatState.PAUSED;
        Instant at = stanza.attributes().instant("t").orElseGet(time::now);
        return new Incoming.Passing(
                List.of(new ChatStateChanged(from, sender, state, stanza.attribute("id"), at)), List.of());
    }

    /** The server says {@code deny}, {@code none} or {@code error} where it does not tell. */
    private static Optional<Instant> lastSeen(Node stanza) {
        return stanza.attribute("last").filter(PresenceStanzas::isNumber).flatMap(last -> stanza.attributes()
                .instant("last"));
    }

    private static Optional<String> hidden(Node stanza) {
        return stanza.attribute("last").filter(last -> !last.isEmpty() && !isNumber(last));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private boolean isOwn(Party party) {
        return party.phone().filter(ownNumber::equals).isPresent();
    }

    private static Node subscription(String type, Party to) {
        return Node.builder("presence")
                .attribute("type", type)
                .attribute("to", to.id().toString())
                .build();
    }
}
