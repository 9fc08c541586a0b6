package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.message.GroupRules;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is in a group, and in which form of address it goes about. Source: multidevice-messaging.md sections 3.5 and 7.1.
 *
 * @param byPhone whether its members are addressed by phone number on the wire
 * @param members them, in the addresses of the group, ourselves among them
 * @param rules what it allows
 */
record Roster(boolean byPhone, List<Jid> members, GroupRules rules) {
    private static final String LID = "lid";
    private static final Set<String> ADMINISTRATORS = Set.of("admin", "superadmin");

    Roster {
        members = List.copyOf(members);
    }

    /** Asks who is in a group. */
    static Node request(String id, Jid group) {
        return Node.builder("iq")
                .attribute("to", group)
                .attribute("type", "get")
                .attribute("xmlns", "w:g2")
                .attribute("id", id)
                .child(Node.builder("query").attribute("request", "interactive").build())
                .build();
    }

    /**
     * Reads the answer.
     *
     * @throws IllegalArgumentException if there is no group in it
     */
    static Roster of(Node reply) {
        Node group = reply.child("group")
                .orElseThrow(
                        () -> new IllegalArgumentException("The answer to the question for a group has no <group>"));
        return new Roster(
                !group.attributes().is("addressing_mode", LID),
                participants(group).map(Roster::address).toList(),
                new GroupRules(
                        group.child("announcement").isPresent(),
                        participants(group)
                                .filter(Roster::isAdministrator)
                                .map(Roster::address)
                                .collect(Collectors.toSet())));
    }

    private static Jid address(Node participant) {
        return participant.attributes().requireJid("jid").account();
    }

    private static boolean isAdministrator(Node participant) {
        return participant.attribute("type").filter(ADMINISTRATORS::contains).isPresent();
    }

    private static Stream<Node> participants(Node group) {
        return group.children().stream()
                .filter(child ->
                        child.is("participant") && child.attribute("error").isEmpty());
    }
}
