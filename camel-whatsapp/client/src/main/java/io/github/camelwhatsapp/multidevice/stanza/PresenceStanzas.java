package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.event.ChatStateChanged;
import io.github.camelwhatsapp.event.PresenceChanged;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.ChatState;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Presence;
import io.github.camelwhatsapp.stream.Incoming;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code <presence>} and {@code <chatstate>} in both directions. Source: multidevice-messaging.md section 8. */
public final class PresenceStanzas {
    private final Set<Jid> own;
    private final TimeSource time;

    /**
     * Of one connection.
     *
     * @param own the account's addresses
     * @param time the clock, for what comes without a time of its own
     */
    PresenceStanzas(Set<Jid> own, TimeSource time) {
        this.own = own;
        this.time = time;
    }

    /** What shows the account as available or not, under its name; a name bears no {@code @}. */
    public static Node presence(Presence presence, Optional<String> name) {
        return Node.builder("presence")
                .attribute("type", presence == Presence.UNAVAILABLE ? "unavailable" : "available")
                .attribute("name", name.map(text -> text.replace("@", "")))
                .build();
    }

    /** Asks to be told of somebody's presence, with the token that they gave us. */
    public static Node subscribe(Party party, Optional<byte[]> token) {
        Node.Builder presence =
                Node.builder("presence").attribute("type", "subscribe").attribute("to", Parties.address(party));
        token.ifPresent(
                bytes -> presence.child(Node.builder("tctoken").data(bytes).build()));
        return presence.build();
    }

    /** Asks no longer. */
    public static Node unsubscribe(Party party) {
        return Node.builder("presence")
                .attribute("type", "unsubscribe")
                .attribute("to", Parties.address(party))
                .build();
    }

    /** Shows that we type, record or do neither. */
    public static Node chatState(Party to, ChatState state) {
        Node.Builder shown = Node.builder(state == ChatState.PAUSED ? "paused" : "composing");
        if (state == ChatState.RECORDING) {
            shown.attribute("media", "audio");
        }
        return Node.builder("chatstate")
                .attribute("to", Parties.address(to))
                .child(shown.build())
                .build();
    }

    /** Someone came or went; the presence of a group, which says how many are there, tells nothing. */
    Incoming mapPresence(Node stanza) {
        Party from = Parties.require(People.AS_TOLD, stanza.attributes(), "from");
        if (from.isGroup() || own.contains(from.id())) {
            return Incoming.nothing();
        }
        boolean away = stanza.attributes().is("type", "unavailable");
        Optional<String> last = stanza.attribute("last").filter(text -> !text.isEmpty());
        return new Incoming.Passing(
                List.of(new PresenceChanged(
                        from,
                        away ? Presence.UNAVAILABLE : Presence.AVAILABLE,
                        last.filter(PresenceStanzas::isNumber)
                                .flatMap(text -> stanza.attributes().instant("last")),
                        last.filter(text -> !isNumber(text)),
                        time.now())),
                List.of());
    }

    /** Someone is typing or recording, or stopped: any child but {@code composing} means that they stopped. */
    Incoming mapChatState(Node stanza) {
        Party from = Parties.require(People.AS_TOLD, stanza.attributes(), "from", "sender_pn", "sender_lid");
        Party sender = Parties.in(
                        People.AS_TOLD, stanza.attributes(), "participant", "participant_pn", "participant_lid")
                .orElse(from);
        if (own.contains(sender.id())) {
            return Incoming.nothing();
        }
        ChatState state = stanza.child("composing")
                .map(composing ->
                        composing.attributes().is("media", "audio") ? ChatState.RECORDING : ChatState.COMPOSING)
                .orElse(ChatState.PAUSED);
        Instant at = stanza.attributes().instant("t").orElseGet(time::now);
        return new Incoming.Passing(
                List.of(new ChatStateChanged(from, sender, state, stanza.attribute("id"), at)), List.of());
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
