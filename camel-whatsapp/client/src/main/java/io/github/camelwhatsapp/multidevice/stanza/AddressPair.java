package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Attributes;
import io.github.camelwhatsapp.wire.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The two addresses of one person, as the server gave them together. Source: multidevice-messaging.md section 2.4, rule 2.
 *
 * @param phone by phone number, without a device
 * @param lid the hidden one, without a device
 */
public record AddressPair(Jid phone, Jid lid) {
    /** Which attributes name the other form of the person that an attribute names. */
    private static final Map<String, List<String>> OTHER_FORMS = Map.of(
            "jid", List.of("phone_number", "pn_jid", "lid"),
            "participant", List.of("participant_pn", "participant_lid"),
            "from", List.of("sender_pn", "sender_lid", "lid"),
            "to", List.of("peer_recipient_pn", "peer_recipient_lid"),
            "recipient", List.of("recipient_pn", "recipient_lid", "peer_recipient_pn", "peer_recipient_lid"),
            "creator", List.of("creator_pn"),
            "s_o", List.of("s_o_pn"));

    /** The pair of two addresses in either order; empty unless one is a phone number and the other a hidden id. */
    public static Optional<AddressPair> of(Jid one, Jid other) {
        if (isPhone(one) && isHidden(other)) {
            return Optional.of(new AddressPair(one.account(), other.account()));
        }
        return isHidden(one) && isPhone(other)
                ? Optional.of(new AddressPair(other.account(), one.account()))
                : Optional.empty();
    }

    /** All pairs that a stanza and its children give, each once; attributes that are no addresses are passed over. */
    public static List<AddressPair> in(Node stanza) {
        Set<AddressPair> pairs = new LinkedHashSet<>();
        collect(stanza, pairs);
        return List.copyOf(pairs);
    }

    private static void collect(Node node, Set<AddressPair> pairs) {
        Attributes attributes = node.attributes();
        attributes.forEach((name, value) -> OTHER_FORMS
                .getOrDefault(name, List.of())
                .forEach(other -> pair(attributes, name, other).ifPresent(pairs::add)));
        ofUsync(node).ifPresent(pairs::add);
        new ArrayList<>(node.children()).forEach(child -> collect(child, pairs));
    }

    /** {@code <user jid=PN><lid val=LID/></user>}. */
    private static Optional<AddressPair> ofUsync(Node user) {
        Optional<Jid> jid = user.is("user") ? address(user.attributes(), "jid") : Optional.empty();
        return jid.flatMap(first -> user.child("lid")
                .flatMap(child -> address(child.attributes(), "val"))
                .flatMap(second -> of(first, second)));
    }

    private static Optional<AddressPair> pair(Attributes attributes, String one, String other) {
        return address(attributes, one)
                .flatMap(first -> address(attributes, other).flatMap(second -> of(first, second)));
    }

    private static Optional<Jid> address(Attributes attributes, String name) {
        try {
            return attributes.jid(name);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isPhone(Jid jid) {
        return jid.isPhone();
    }

    private static boolean isHidden(Jid jid) {
        return jid.isUser() && jid.server().equals(Jid.LID_SERVER);
    }
}
