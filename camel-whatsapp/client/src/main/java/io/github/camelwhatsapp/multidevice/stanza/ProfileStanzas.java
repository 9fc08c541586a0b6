package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PrivacyAudience;
import io.github.camelwhatsapp.model.PrivacyCategory;
import io.github.camelwhatsapp.model.PrivacySettings;
import io.github.camelwhatsapp.model.ServerProperties;
import io.github.camelwhatsapp.operation.GetBlockedList;
import io.github.camelwhatsapp.operation.GetPrivacySettings;
import io.github.camelwhatsapp.operation.GetServerProperties;
import io.github.camelwhatsapp.operation.GetStatusAudience;
import io.github.camelwhatsapp.operation.SetDefaultDisappearingTimer;
import io.github.camelwhatsapp.operation.SetStatus;
import io.github.camelwhatsapp.stream.RequestFamily;
import io.github.camelwhatsapp.wire.Node;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests about what others see of the account, and whom it hears. Source: multidevice-messaging.md sections 8 and 9. */
public final class ProfileStanzas {
    static final RequestFamily REQUESTS = new RequestFamily()
            .add(GetPrivacySettings.class, (id, operation) -> privacy(id), (operation, reply) -> privacy(reply))
            .add(
                    GetStatusAudience.class,
                    (id, operation) -> PrivacyStanzas.statusAudience(id),
                    (operation, reply) -> PrivacyStanzas.statusAudience(reply))
            .add(GetBlockedList.class, (id, operation) -> blockedList(id), (operation, reply) -> blockedList(reply))
            .add(SetStatus.class, ProfileStanzas::setStatus)
            .add(GetServerProperties.class, (id, operation) -> properties(id), (operation, reply) -> properties(reply))
            .add(SetDefaultDisappearingTimer.class, ProfileStanzas::setTimer);

    private ProfileStanzas() {}

    /** What {@code <privacy><category name value/></privacy>} says; what a later server adds is passed over. */
    static PrivacySettings privacySettings(Node privacy) {
        Map<PrivacyCategory, PrivacyAudience> audiences = new EnumMap<>(PrivacyCategory.class);
        for (Node child : privacy.children()) {
            Optional<PrivacyCategory> category = child.attribute("name").flatMap(ProfileStanzas::category);
            Optional<PrivacyAudience> audience = child.attribute("value").flatMap(ProfileStanzas::audience);
            if (category.isPresent() && audience.isPresent()) {
                audiences.put(category.get(), audience.get());
            }
        }
        return new PrivacySettings(audiences);
    }

    /** Asks for the account's privacy. */
    public static Node privacy(String id) {
        return Iqs.request(id, "get", "privacy", Node.of("privacy"));
    }

    /** The account's privacy, in an answer. */
    public static PrivacySettings privacy(Node reply) {
        return privacySettings(Replies.require(reply, "privacy"));
    }

    /** Asks who is blocked. */
    public static Node blockedList(String id) {
        return Iqs.request(id, "get", "blocklist", List.of());
    }

    /** Who is blocked: {@code <list><item jid pn_jid/></list>}. */
    public static List<Party> blockedList(Node reply) {
        return reply.child("list")
                .map(list -> Parties.of(People.AS_TOLD, list, "item"))
                .orElse(List.of());
    }

    /**
     * Blocks somebody or lets them in. Source: multidevice-messaging.md section 9.5.
     *
     * @param lid the hidden address, since the server refuses a phone number
     * @param phone the phone number, which goes along when somebody is blocked
     */
    public static Node block(String id, boolean block, Jid lid, Optional<Jid> phone) {
        Node.Builder item = Node.builder("item")
                .attribute("action", block ? "block" : "unblock")
                .attribute("jid", lid);
        phone.filter(known -> block).ifPresent(known -> item.attribute("pn_jid", known));
        return Iqs.request(id, "set", "blocklist", item.build());
    }

    private static Node setStatus(String id, SetStatus operation) {
        Node.Builder status = Node.builder("status");
        if (!operation.status().isEmpty()) {
            status.data(operation.status());
        }
        return Iqs.request(id, "set", "status", status.build());
    }

    private static Node setTimer(String id, SetDefaultDisappearingTimer operation) {
        return Iqs.request(
                id,
                "set",
                "disappearing_mode",
                Node.builder("disappearing_mode")
                        .attribute("duration", Long.toString(operation.timer().toSeconds()))
                        .build());
    }

    /** Asks for the server's properties. */
    public static Node properties(String id) {
        return Iqs.request(
                id,
                "get",
                "abt",
                Node.builder("props").attribute("protocol", "1").build());
    }

    /** The properties in an answer: {@code <prop config_code config_value/>}, or {@code name} and {@code value} as older servers write it. */
    public static ServerProperties properties(Node reply) {
        Node properties = Replies.require(reply, "props");
        Map<String, String> values = new LinkedHashMap<>();
        for (Node property : properties.children()) {
            property.attribute("config_code")
                    .or(() -> property.attribute("name"))
                    .ifPresent(name -> values.put(
                            name,
                            property.attribute("config_value")
                                    .or(() -> property.attribute("value"))
                                    .orElse("")));
        }
        return new ServerProperties(properties.attribute("hash").orElse(""), values);
    }

    private static Optional<PrivacyCategory> category(String name) {
        return Arrays.stream(PrivacyCategory.values())
                .filter(category -> category.wireName().equals(name))
                .findFirst();
    }

    private static Optional<PrivacyAudience> audience(String value) {
        return Arrays.stream(PrivacyAudience.values())
                .filter(audience -> audience.wireName().equals(value))
                .findFirst();
    }
}
