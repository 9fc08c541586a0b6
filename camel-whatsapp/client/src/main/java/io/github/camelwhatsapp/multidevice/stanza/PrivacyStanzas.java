package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PrivacyAudience;
import io.github.camelwhatsapp.model.PrivacyCategory;
import io.github.camelwhatsapp.model.PrivacySettings;
import io.github.camelwhatsapp.model.StatusAudience;
import io.github.camelwhatsapp.operation.ChangePrivacyList;
import io.github.camelwhatsapp.operation.SetPrivacySetting;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of privacy that are changed, and lists of people in them. Source: multidevice-messaging.md section 9.4. */
public final class PrivacyStanzas {
    private PrivacyStanzas() {}

    /**
     * Somebody on a list.
     *
     * @param added whether they come onto it, or off it
     * @param lid their hidden address
     * @param phone their phone number, if known
     */
    public record Listed(boolean added, Jid lid, Optional<Jid> phone) {}

    /** Sets an audience. */
    public static Node set(String id, SetPrivacySetting operation) {
        return Iqs.request(
                id,
                "set",
                "privacy",
                Node.builder("privacy")
                        .child(category(operation.category(), operation.audience())
                                .build())
                        .build());
    }

    /**
     * Changes a list.
     *
     * @param version the mark of the list that is changed; empty if there is none yet
     */
    public static Node change(String id, ChangePrivacyList operation, Optional<String> version, List<Listed> people) {
        Node.Builder category = category(operation.category(), operation.audience());
        category.attribute("dhash", version);
        people.forEach(person -> {
            Node.Builder user = Node.builder("user")
                    .attribute("action", person.added() ? "add" : "remove")
                    .attribute("jid", person.lid());
            person.phone().ifPresent(phone -> user.attribute("pn_jid", phone));
            category.child(user.build());
        });
        return Iqs.request(
                id,
                "set",
                "privacy",
                Node.builder("privacy")
                        .attribute("addressing_mode", "lid")
                        .child(category.build())
                        .build());
    }

    /** The settings that an answer to a change tells; none where it tells nothing. */
    public static PrivacySettings changed(Node reply) {
        return reply.child("privacy")
                .map(ProfileStanzas::privacySettings)
                .orElseGet(() -> new PrivacySettings(Map.of()));
    }

    /** The mark of the list of a category, in an answer that tells all settings. */
    public static Optional<String> version(Node reply, PrivacyCategory category) {
        return Replies.require(reply, "privacy").children().stream()
                .filter(child -> child.attributes().is("name", category.wireName()))
                .flatMap(child -> child.attribute("dhash").stream())
                .findFirst();
    }

    /** Asks who sees statuses. */
    static Node statusAudience(String id) {
        return Iqs.request(id, "get", "status", Node.of("privacy"));
    }

    /**
     * Who sees them: {@code <privacy><list type default><user jid/></list></privacy>}, of which the one that is in use is the default.
     *
     * @throws RefusedException if it is of a kind that this version does not know
     */
    static StatusAudience statusAudience(Node reply) {
        List<Node> lists = reply.child("privacy").map(Node::children).orElse(List.of());
        Optional<Node> used = lists.stream()
                .filter(list -> list.attributes().is("default", "true"))
                .findFirst()
                .or(() -> lists.stream().findFirst());
        return used.map(list -> new StatusAudience(audience(list), Parties.of(People.AS_TOLD, list, "user")))
                .orElseGet(() -> new StatusAudience(PrivacyAudience.CONTACTS, List.<Party>of()));
    }

    private static PrivacyAudience audience(Node list) {
        String type = list.attributes().requireText("type");
        return switch (type) {
            case "contacts" -> PrivacyAudience.CONTACTS;
            case "blacklist", "denylist" -> PrivacyAudience.CONTACT_BLACKLIST;
            case "whitelist", "allowlist" -> PrivacyAudience.CONTACT_ALLOWLIST;
            default -> throw new RefusedException("getStatusAudience", 0, "the server tells of a new kind, " + type);
        };
    }

    private static Node.Builder category(PrivacyCategory category, PrivacyAudience audience) {
        return Node.builder("category").attribute("name", category.wireName()).attribute("value", audience.wireName());
    }
}
