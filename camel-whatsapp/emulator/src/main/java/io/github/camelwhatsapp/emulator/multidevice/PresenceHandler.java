package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.wire.Node;
import java.util.Set;

/** Takes the presence of a device, the name in it, and whose presence it wants to know. Source: multidevice-messaging.md section 8. */
final class PresenceHandler implements StanzaHandler {
    private static final Set<String> TYPES = Set.of("available", "unavailable", "subscribe", "unsubscribe");

    @Override
    public void handle(DeviceSession session, Node presence) {
        String type = presence.attribute("type").orElse("available");
        if (!TYPES.contains(type)) {
            session.note(Rule.PRESENCE_TYPE, presence.toString());
            return;
        }
        switch (type) {
            case "subscribe" ->
                session.state()
                        .presences()
                        .subscribe(
                                session.device(),
                                presence.attributes().requireJid("to").account());
            case "unsubscribe" ->
                session.state()
                        .presences()
                        .unsubscribe(
                                session.device(),
                                presence.attributes().requireJid("to").account());
            default -> session.state().presences().show(session.device(), type.equals("available"));
        }
        presence.attribute("name").filter(name -> !name.isEmpty()).ifPresent(name -> session.account()
                .name(name));
    }
}
