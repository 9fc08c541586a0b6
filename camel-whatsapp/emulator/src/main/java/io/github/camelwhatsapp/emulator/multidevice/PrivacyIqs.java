package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.state.Actor;
import io.github.camelwhatsapp.emulator.state.CompanionProfile;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/** {@code privacy}: the privacy settings. Source: multidevice-messaging.md section 9.4. */
final class PrivacyIqs implements IqFamily {
    @Override
    public Optional<Node> answer(DeviceSession session, Node iq) {
        CompanionProfile profile = session.account().profile();
        Optional<Node> tokens =
                iq.child("tokens").filter(child -> iq.attributes().is("type", "set"));
        if (tokens.isPresent()) {
            return Optional.of(TrustedContacts.issue(session, iq, tokens.get()));
        }
        Optional<Node> privacy = iq.child("privacy");
        if (privacy.isEmpty()) {
            return Optional.empty();
        }
        if (iq.attributes().is("type", "get")) {
            return Optional.of(IqAnswers.result(iq, settings(profile)));
        }
        boolean changed = !privacy.get().children().isEmpty()
                && privacy.get().children().stream().allMatch(category -> change(profile, category));
        if (!changed) {
            return Optional.of(IqAnswers.error(iq, IqError.BAD_REQUEST));
        }
        session.state().accountNews().tell(Actor.of(session.device()), privacy.get());
        return Optional.of(IqAnswers.result(iq, settings(profile)));
    }

    private static boolean change(CompanionProfile profile, Node category) {
        return category.is("category")
                && profile.privacy(
                        category.attributes().requireText("name"),
                        category.attributes().requireText("value"));
    }

    private static Node settings(CompanionProfile profile) {
        Node.Builder settings = Node.builder("privacy");
        profile.privacy()
                .forEach((name, value) -> settings.child(Node.builder("category")
                        .attribute("name", name)
                        .attribute("value", value)
                        .build()));
        return settings.build();
    }
}
