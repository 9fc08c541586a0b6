package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.state.Actor;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/** {@code disappearing_mode}: the timer of new chats. Source: multidevice-messaging.md section 9.6. */
final class DisappearingIqs implements IqFamily {
    @Override
    public Optional<Node> answer(DeviceSession session, Node iq) {
        Optional<Long> seconds = iq.child("disappearing_mode")
                .filter(child -> iq.attributes().is("type", "set"))
                .flatMap(child -> child.attributes().number("duration"));
        if (seconds.isEmpty()) {
            return Optional.empty();
        }
        if (seconds.get() < 0) {
            return Optional.of(IqAnswers.error(iq, IqError.BAD_REQUEST));
        }
        session.account().profile().disappearingSeconds(seconds.get());
        session.state()
                .accountNews()
                .tell(
                        Actor.of(session.device()),
                        Node.builder("disappearing_mode")
                                .attribute("duration", seconds.get().toString())
                                .attribute("t", session.state().seconds())
                                .build());
        return Optional.of(IqAnswers.result(iq));
    }
}
