package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.state.Actor;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/** {@code status}: the about text. Source: multidevice-messaging.md section 9.1. */
final class StatusIqs implements IqFamily {
    private static final int MAX_TEXT = 139;

    @Override
    public Optional<Node> answer(DeviceSession session, Node iq) {
        if (iq.attributes().is("type", "get") && iq.child("privacy").isPresent()) {
            return Optional.of(IqAnswers.result(iq, audience()));
        }
        Optional<Node> status =
                iq.child("status").filter(child -> iq.attributes().is("type", "set"));
        if (status.isEmpty()) {
            return Optional.empty();
        }
        String text = status.get().text();
        if (text.codePointCount(0, text.length()) > MAX_TEXT) {
            return Optional.of(IqAnswers.error(iq, IqError.NOT_ACCEPTABLE));
        }
        session.state().showing().status(Actor.of(session.device()), text);
        return Optional.of(IqAnswers.result(iq));
    }

    /** Who sees statuses: the contacts, since phones of this emulator post none. */
    private static Node audience() {
        return Node.builder("privacy")
                .child(Node.builder("list")
                        .attribute("type", "contacts")
                        .attribute("default", "true")
                        .build())
                .build();
    }
}
