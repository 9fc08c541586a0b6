package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PartyOutcome;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a reply says of each of several persons or groups. One that it does not mention has the code 0. */
final class Outcomes {
    private Outcomes() {}

    /** {@code <add type="success" participant="JID"/>} for each; a reply without any says that all was done. */
    static List<PartyOutcome> ofParticipants(List<Party> asked, Node reply) {
        return of(
                asked,
                reply.children(),
                node -> Party.of(node.attributes().requireJid("participant")),
                node -> node.attributes().is("type", "success"));
    }

    /** {@code <leave><group id/>...</leave>}. */
    static List<PartyOutcome> ofGroups(List<Party> asked, Node reply) {
        return of(
                asked,
                reply.child("leave").map(Node::children).orElse(List.of()),
                GroupStanzas::address,
                node -> node.attribute("error").isEmpty());
    }

    private static List<PartyOutcome> of(
            List<Party> asked, List<Node> told, Function<Node, Party> party, Function<Node, Boolean> done) {
        if (told.isEmpty()) {
            return asked.stream()
                    .map(each -> new PartyOutcome(each, PartyOutcome.DONE))
                    .toList();
        }
        Map<Party, Integer> codes = told.stream()
                .collect(Collectors.toMap(
                        party, node -> done.apply(node) ? PartyOutcome.DONE : code(node), (first, last) -> last));
        return asked.stream()
                .map(each -> new PartyOutcome(each, codes.getOrDefault(each, 0)))
                .toList();
    }

    private static int code(Node node) {
        return node.attribute("error")
                .or(() -> node.attribute("code"))
                .filter(code -> code.matches("[0-9]{1,4}"))
                .map(Integer::parseInt)
                .orElse(0);
    }
}
