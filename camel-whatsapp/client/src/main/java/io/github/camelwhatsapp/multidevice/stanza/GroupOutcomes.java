package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.model.AddRequest;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PartyOutcome;
import io.github.camelwhatsapp.stream.Requests;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.function.Function;

/**
 * What a reply says of each of several persons or groups: no {@code error}, or 200, is done. One that the reply does not mention has the
 * code 0. Source: multidevice-messaging.md section 7.2.
 */
final class GroupOutcomes {
    private GroupOutcomes() {}

    /** {@code <add><participant jid error>...</add>} and the like. */
    static List<PartyOutcome> ofParticipants(List<Party> asked, Node change) {
        return of(asked, change.children(), GroupOutcomes::outcome);
    }

    /** {@code <leave><group id error/></leave>}. */
    static List<PartyOutcome> ofGroups(List<Party> asked, Node leave) {
        return of(asked, leave.children(), node -> new PartyOutcome(GroupNodes.address(node), code(node)));
    }

    /** {@code <participant jid error><add_request code expiration/></participant>}. */
    static PartyOutcome outcome(Node participant) {
        return new PartyOutcome(
                Parties.require(participant),
                code(participant),
                participant.child("add_request").flatMap(request -> request.attribute("code")
                        .map(code -> new AddRequest(code, request.attributes().instant("expiration")))));
    }

    private static List<PartyOutcome> of(List<Party> asked, List<Node> told, Function<Node, PartyOutcome> reader) {
        List<PartyOutcome> outcomes = told.stream().map(reader).toList();
        return asked.stream()
                .map(each -> outcomes.stream()
                        .filter(outcome -> Parties.same(each, outcome.party()))
                        .findFirst()
                        .map(outcome -> new PartyOutcome(each, outcome.code(), outcome.addRequest()))
                        .orElseGet(() -> new PartyOutcome(each, 0)))
                .toList();
    }

    private static int code(Node node) {
        return node.attribute("error").map(Requests::code).orElse(PartyOutcome.DONE);
    }
}
