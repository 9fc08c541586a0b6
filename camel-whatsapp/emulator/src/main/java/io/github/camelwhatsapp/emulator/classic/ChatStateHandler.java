package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;
import java.util.Set;

/**
 * Shows those who are there that someone types or has paused. Volatile: not stored for those who are away, and not shown to a
 * group by someone who is not in it. Source: classic.md sections 5.4 and 6.
 */
final class ChatStateHandler implements StanzaHandler {
    private static final Set<String> STATES = Set.of("composing", "paused");

    @Override
    public void handle(Session session, Stanza stanza) {
        Node chatState = stanza.node();
        Jid to = chatState.attributes().requireJid("to");
        Optional<Node> shown = chatState.firstChild().filter(child -> STATES.contains(child.tag()));
        if (shown.isEmpty() || chatState.children().size() != 1) {
            session.note(Rule.CHAT_STATE, chatState.toString());
            return;
        }
        session.state().typing().show(session.account(), to, Node.of(shown.get().tag()));
    }
}
