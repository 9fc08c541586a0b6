package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code privacy}: who may see an account's last presence, status and picture. Source: classic.md section 5.4, sendGetPrivacySettings
 * and sendSetPrivacySettings.
 */
final class PrivacySettingIqs implements IqFamily {
    private static final List<String> CATEGORIES = List.of("last", "status", "profile");
    private static final List<String> AUDIENCES = List.of("all", "contacts", "none");

    @Override
    public Optional<Node> answer(Session session, Node iq) {
        return iq.child("privacy").map(privacy -> {
            if (iq.attributes().is("type", "set")) {
                for (Node category : privacy.children()) {
                    String name = category.attributes().requireText("name");
                    String value = category.attributes().requireText("value");
                    if (!category.is("category") || !CATEGORIES.contains(name) || !AUDIENCES.contains(value)) {
                        return IqAnswers.error(iq, IqError.BAD_REQUEST);
                    }
                    session.account().profile().privacy(name, value);
                }
            }
            return IqAnswers.result(iq, settings(session.account().profile().privacy()));
        });
    }

    private static Node settings(Map<String, String> privacy) {
        Node.Builder settings = Node.builder("privacy");
        CATEGORIES.forEach(name -> settings.child(Node.builder("category")
                .attribute("name", name)
                .attribute("value", privacy.get(name))
                .build()));
        return settings.build();
    }
}
