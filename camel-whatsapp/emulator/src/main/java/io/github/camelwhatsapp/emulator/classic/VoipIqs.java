package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.Ours;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/**
 * {@code voip}: who can be called, which is everybody who has an account. The answer's form is ours. Source: classic.md section 5.4,
 * sendGetHasVoipEnabled.
 */
final class VoipIqs implements IqFamily {
    @Override
    public Optional<Node> answer(Session session, Node iq) {
        return iq.child("eligible")
                .filter(asked -> iq.attributes().is("type", "get"))
                .map(asked -> IqAnswers.result(iq, eligible(session, asked)));
    }

    private static Node eligible(Session session, Node asked) {
        Node.Builder eligible = Ours.mark(Node.builder("eligible"));
        for (Node user : asked.children()) {
            Jid jid = user.attributes().requireJid("jid");
            if (session.state().accounts().find(jid.user()).isPresent()) {
                eligible.child(Node.builder("user").attribute("jid", jid).build());
            }
        }
        return eligible.build();
    }
}
