package io.github.camelwhatsapp.classic.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PartyOutcome;
import io.github.camelwhatsapp.operation.AddParticipants;
import io.github.camelwhatsapp.operation.CreateGroup;
import io.github.camelwhatsapp.operation.GetGroups;
import io.github.camelwhatsapp.operation.GetOwnedGroups;
import io.github.camelwhatsapp.operation.LeaveGroups;
import io.github.camelwhatsapp.operation.LockGroup;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.SetGroupSubject;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupStanzasTest {
    private static final Party GROUP = Party.parse("34123456789-1400000000");
    private static final Party ANN = Party.ofPhone("34123456789");
    private static final Party BOB = Party.ofPhone("34987654321");

    @Test
    void writesTheRequestsOfTheNotes() {
        assertThat(request(new GetGroups()))
                .isEqualTo("<iq id=\"1\" type=\"get\" xmlns=\"w:g2\" to=\"g.us\"><participating/></iq>");
        assertThat(request(new GetOwnedGroups())).contains("<owning/>");
        assertThat(GroupStanzas.create("1", new CreateGroup("Friends", List.of(BOB))))
                .hasToString("<iq id=\"1\" type=\"set\" xmlns=\"w:g2\" to=\"g.us\"><create subject=\"Friends\">"
                        + "<participant jid=\"34987654321@s.whatsapp.net\"/></create></iq>");
        assertThat(request(new SetGroupSubject(GROUP, "Four")))
                .isEqualTo("<iq id=\"1\" type=\"set\" xmlns=\"w:g2\" to=\"34123456789-1400000000@g.us\">"
                        + "<subject>[4 bytes]</subject></iq>");
        assertThat(request(new LockGroup(GROUP))).contains("<locked/>");
        assertThat(request(new AddParticipants(GROUP, List.of(ANN, BOB))))
                .contains("<add><participant jid=\"34123456789@s.whatsapp.net\"/>"
                        + "<participant jid=\"34987654321@s.whatsapp.net\"/></add>");
        assertThat(request(new LeaveGroups(List.of(GROUP))))
                .contains("to=\"g.us\"><leave action=\"delete\"><group id=\"34123456789-1400000000@g.us\"/></leave>");
    }

    @Test
    void readsTheIdOfANewGroupWithAndWithoutItsServer() {
        assertThat(GroupStanzas.created(reply(group("34123456789-1400000000")))).isEqualTo(GROUP);
        assertThat(GroupStanzas.created(reply(group("34123456789-1400000000@g.us"))))
                .isEqualTo(GROUP);
    }

    @Test
    void saysOfEachParticipantWhatBecameOfIt() {
        Node success = Node.builder("add")
                .attribute("type", "success")
                .attribute("participant", "34123456789@s.whatsapp.net")
                .build();
        Node error = Node.builder("add")
                .attribute("type", "error")
                .attribute("error", "403")
                .attribute("participant", "34987654321@s.whatsapp.net")
                .build();
        AddParticipants add = new AddParticipants(GROUP, List.of(ANN, BOB, Party.ofPhone("34111111111")));

        assertThat(answer(add, reply(success, error)))
                .containsExactly(
                        new PartyOutcome(ANN, 200),
                        new PartyOutcome(BOB, 403),
                        new PartyOutcome(Party.ofPhone("34111111111"), 0));
        assertThat(answer(add, reply())).allMatch(PartyOutcome::isDone).hasSize(3);
    }

    private static <R> String request(Operation<R> operation) {
        return ClassicRequests.CATALOGUE
                .of(operation)
                .orElseThrow()
                .request("1", operation)
                .toString();
    }

    private static <R> R answer(Operation<R> operation, Node reply) {
        return ClassicRequests.CATALOGUE.of(operation).orElseThrow().answer(operation, reply, Duration.ZERO);
    }

    private static Node group(String id) {
        return Node.builder("group").attribute("id", id).build();
    }

    private static Node reply(Node... children) {
        return Node.builder("iq")
                .attribute("type", "result")
                .children(List.of(children))
                .build();
    }
}
