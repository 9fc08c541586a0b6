package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.wire.Node;
import java.util.Set;

/** Takes the presence of a device and the name in it. Source: multidevice-messaging.md section 8. */
final class PresenceHandler implements StanzaHandler {
    private static final Set<String> TYPES = Set.of("available", "unavailable", "subscribe", "unsubscribe");

    @Override
    public void handle(DeviceSession session, Node presence) {
        String type = presence.attribute("type").orElse("available");
        if (!TYPES.contains(type)) {
            session.note(Rule.PRESENCE_TYPE, presence.toString());
            return;
        }
        presence.attribute("name").filter(name -> !name.isEmpty()).ifPresent(name -> session.account()
                .name(name));
    }
}
