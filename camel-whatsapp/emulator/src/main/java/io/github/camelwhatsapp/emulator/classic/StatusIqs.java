package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.Ours;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Showing;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/**
 * {@code status}: what people say of themselves. Who is not there, or hides it, is answered with {@code type="fail"} and a code, which
 * is ours. Source: classic.md section 5.4, sendStatusUpdate and sendGetStatuses.
 */
final class StatusIqs implements IqFamily {
    private static final int LONGEST = 139;

    @Override
    public Optional<Node> answer(Session session, Node iq) {
        return iq.child("status").map(status -> {
            if (iq.attributes().is("type", "get")) {
                return IqAnswers.result(iq, statuses(session, status));
            }
            String text = status.hasData() ? status.text() : "";
            if (text.codePointCount(0, text.length()) > LONGEST) {
                return IqAnswers.error(iq, IqError.BAD_REQUEST);
            }
            session.state().showing().status(session.account(), text);
            return IqAnswers.result(iq);
        });
    }

    private static Node statuses(Session session, Node asked) {
        Node.Builder statuses = Node.builder("status");
        for (Node user : asked.children()) {
            Jid jid = user.attributes().requireJid("jid");
            Optional<Account> owner = session.state().accounts().find(jid.user());
            boolean visible = owner.filter(known -> Showing.isVisible(known, session.account(), "status"))
                    .isPresent();
            Node.Builder answer = Node.builder("user").attribute("jid", jid);
            if (visible) {
                Account known = owner.orElseThrow();
                answer.attribute("t", Long.toString(known.statusSince().getEpochSecond()));
                if (!known.profile().about().isEmpty()) {
                    answer.data(known.profile().about());
                }
            } else {
                Ours.mark(answer.attribute("type", "fail").attribute("code", owner.isPresent() ? "401" : "404"));
            }
            statuses.child(answer.build());
        }
        return statuses.build();
    }
}
