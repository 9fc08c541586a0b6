package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.wire.Attributes;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** People in stanzas: there by one address or by both. Source: multidevice-messaging.md section 2.4. */
final class Parties {
    private Parties() {}

    /** Whom an attribute names, with the other address that one of these attributes has; empty if there is no such attribute. */
    static Optional<Party> in(People people, Attributes attributes, String name, String... others) {
        return attributes.jid(name).map(jid -> people.find(jid.account(), other(attributes, others)));
    }

    /** The same of an attribute that must be there. */
    static Party require(People people, Attributes attributes, String name, String... others) {
        return people.find(attributes.requireJid(name).account(), other(attributes, others));
    }

    /** {@code jid} with {@code phone_number}, {@code lid} or {@code pn_jid}. */
    static Party require(People people, Node node) {
        return require(people, node.attributes(), "jid", "phone_number", "lid", "pn_jid");
    }

    /** The same by what the node says alone. */
    static Party require(Node node) {
        return require(People.AS_TOLD, node);
    }

    /** Those whom the children of this tag name. */
    static List<Party> of(People people, Node parent, String tag) {
        return parent.children().stream()
                .filter(child -> child.is(tag))
                .map(child -> require(people, child))
                .toList();
    }

    /** Whether two are the same, by any address that both have. */
    static boolean same(Party one, Party other) {
        return addresses(one).anyMatch(address -> addresses(other).anyMatch(address::equals));
    }

    /** The address to ask for somebody by: the hidden one if it is known. */
    static Jid address(Party party) {
        return party.lid().orElse(party.id());
    }

    /** Somebody as a child, with the phone number beside a hidden address. */
    static Node.Builder child(String tag, Party party) {
        Node.Builder child = Node.builder(tag).attribute("jid", address(party));
        if (party.lid().isPresent()) {
            party.phone().ifPresent(phone -> child.attribute("phone_number", Jid.ofPhone(phone)));
        }
        return child;
    }

    private static Stream<Jid> addresses(Party party) {
        return Stream.of(Optional.of(party.id()), party.lid(), party.phone().map(Jid::ofPhone))
                .flatMap(Optional::stream);
    }

    private static Optional<Jid> other(Attributes attributes, String... names) {
        return Stream.of(names).flatMap(name -> attributes.jid(name).stream()).findFirst();
    }
}
