package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/** {@code urn:xmpp:whatsapp:dirty}: a client says what it has brought up to date. Source: classic.md sections 5.4 and 11.4. */
final class DirtyIqs implements IqFamily {
    @Override
    public Optional<Node> answer(Session session, Node iq) {
        boolean cleans = !iq.children().isEmpty() && iq.children().stream().allMatch(child -> child.is("clean"));
        if (!iq.attributes().is("type", "set") || !cleans) {
            return Optional.empty();
        }
        iq.children().forEach(clean -> clean.attributes().requireText("type"));
        return Optional.of(IqAnswers.result(iq));
    }
}
