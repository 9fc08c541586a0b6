package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;

/** Takes chat states of a device; nobody is told them yet. Source: multidevice-messaging.md section 8. */
final class ChatStateHandler implements StanzaHandler {
    private static final List<String> STATES = List.of("composing", "paused");

    @Override
    public void handle(DeviceSession session, Node chatState) {
        boolean known =
                chatState.firstChild().map(Node::tag).filter(STATES::contains).isPresent();
        if (!known || chatState.attributes().jid("to").isEmpty()) {
            session.note(Rule.CHAT_STATE, chatState.toString());
        }
    }
}
