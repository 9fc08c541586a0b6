package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Optional;

/**
 * Takes what a device shows of its typing; it is passed on only while the device shows itself. Source:
 * multidevice-messaging.md section 8.
 */
final class ChatStateHandler implements StanzaHandler {
    private static final List<String> STATES = List.of("composing", "paused");

    @Override
    public void handle(DeviceSession session, Node chatState) {
        Optional<Node> shown = chatState.firstChild().filter(child -> STATES.contains(child.tag()));
        Optional<Jid> to = chatState.attributes().jid("to");
        if (shown.isEmpty() || to.isEmpty()) {
            session.note(Rule.CHAT_STATE, chatState.toString());
        } else if (session.device().isAvailable()) {
            session.state().typing().show(session.account(), to.get().account(), shown.get());
        }
    }
}
