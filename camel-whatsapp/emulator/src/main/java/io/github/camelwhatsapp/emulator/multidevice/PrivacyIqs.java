package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Actor;
import io.github.camelwhatsapp.emulator.state.CompanionProfile;
import io.github.camelwhatsapp.jid.Jid;
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
        Optional<IqError> problem = privacy.get().children().isEmpty()
                ? Optional.of(IqError.BAD_REQUEST)
                : privacy.get().children().stream()
                        .flatMap(category -> change(session, privacy.get(), category).stream())
                        .findFirst();
        if (problem.isPresent()) {
            return Optional.of(IqAnswers.error(iq, problem.get()));
        }
        session.state().accountNews().tell(Actor.of(session.device()), privacy.get());
        return Optional.of(IqAnswers.result(iq, settings(profile)));
    }

    private static Optional<IqError> change(DeviceSession session, Node privacy, Node category) {
        CompanionProfile profile = session.account().profile();
        String name = category.attribute("name").orElse("");
        if (!category.is("category")) {
            return Optional.of(IqError.BAD_REQUEST);
        }
        Optional<IqError> problem =
                category.children().isEmpty() ? Optional.empty() : list(session, privacy, category, name);
        if (problem.isPresent()) {
            return problem;
        }
        return profile.privacy(name, category.attribute("value").orElse(""))
                ? Optional.empty()
                : Optional.of(IqError.BAD_REQUEST);
    }

    /** People on a list have to be named by their hidden addresses, and the list by the mark that it has now. */
    private static Optional<IqError> list(DeviceSession session, Node privacy, Node category, String name) {
        CompanionProfile profile = session.account().profile();
        if (!privacy.attributes().is("addressing_mode", "lid")
                || !category.attribute("value").orElse("").matches("contact_(blacklist|allowlist)")) {
            return Optional.of(IqError.BAD_REQUEST);
        }
        if (!profile.lists().mark(name).equals(category.attribute("dhash"))) {
            return Optional.of(IqError.CONFLICT);
        }
        for (Node user : category.children()) {
            Jid jid = user.attributes().requireJid("jid");
            Optional<Account> person = jid.server().equals(Jid.LID_SERVER)
                    ? session.state().accounts().byAddress(jid)
                    : Optional.empty();
            if (person.isEmpty()) {
                return Optional.of(IqError.BAD_REQUEST);
            }
            profile.lists().change(name, person.get().jid(), user.attributes().is("action", "add"));
        }
        return Optional.empty();
    }

    private static Node settings(CompanionProfile profile) {
        Node.Builder settings = Node.builder("privacy");
        profile.privacy()
                .forEach((name, value) -> settings.child(Node.builder("category")
                        .attribute("name", name)
                        .attribute("value", value)
                        .attribute("dhash", profile.lists().mark(name))
                        .build()));
        return settings.build();
    }
}
