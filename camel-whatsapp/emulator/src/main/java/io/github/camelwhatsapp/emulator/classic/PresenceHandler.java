package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;

/** Takes what a client says of its presence, and whose it wants to know. Source: classic.md section 5.4. */
final class PresenceHandler implements StanzaHandler {
    @Override
    public void handle(Session session, Stanza stanza) {
        Node presence = stanza.node();
        String type = presence.attribute("type").orElse("available");
        switch (type) {
            case "available", "active" -> available(session, presence);
            case "unavailable" -> session.state().presences().unavailable(session.account());
            case "subscribe" -> subscribe(session, presence.attributes().requireJid("to"));
            case "unsubscribe" ->
                session.state()
                        .presences()
                        .unsubscribe(session.account(), presence.attributes().requireJid("to"));
            default -> session.note(Rule.PRESENCE_TYPE, type);
        }
    }

    private static void available(Session session, Node presence) {
        presence.attribute("name").ifPresent(session.account()::name);
        session.state().presences().available(session.account());
    }

    private static void subscribe(Session session, Jid person) {
        if (session.state().presences().isSubscribed(session.account(), person)) {
            session.note(Rule.SUBSCRIBED_TWICE, person.toString());
        }
        session.state().presences().subscribe(session.account(), person);
    }
}
