package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/** Takes it when a client declines a call, and tells who called. Source: classic.md section 5.4, rejectCall. */
final class CallHandler implements StanzaHandler {
    @Override
    public void handle(Session session, Stanza stanza) {
        Node call = stanza.node();
        Jid to = call.attributes().requireJid("to");
        String id = call.attributes().requireText("id");
        Optional<Node> reject = call.child("reject");
        String callId =
                reject.map(node -> node.attributes().requireText("call-id")).orElse("");
        if (!session.account().calls().remove(callId, to)) {
            session.note(Rule.CALL_UNKNOWN, call.toString());
            return;
        }
        session.state().accounts().find(to.user()).ifPresent(caller -> caller.mailbox()
                .store(Node.builder("call")
                        .attribute("from", session.account().jid())
                        .attribute("id", id)
                        .attribute("t", session.state().seconds())
                        .child(Node.builder("reject")
                                .attribute("call-id", callId)
                                .build())
                        .build()));
    }
}
