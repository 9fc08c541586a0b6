package io.github.camelwhatsapp.emulator;

import static io.github.camelwhatsapp.emulator.Stanzas.iq;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34123456789";
    private static final String GROUP = "34600000001-1400000000";
    private static final String SERVER = "s.whatsapp.net";

    private final VirtualTimeSource time = new VirtualTimeSource();
    private WhatsAppEmulator emulator;
    private RawClient ann;

    @BeforeEach
    void start() {
        emulator = WhatsAppEmulator.builder().time(time).start();
        emulator.account(BOB);
        ann = RawClient.login(emulator, ANN);
    }

    @AfterEach
    void stop() {
        ann.close();
        emulator.close();
    }

    @Test
    void answersAPing() {
        Node answer = ask(RawClient.ping("a"));
        assertThat(answer.attribute("from")).contains(SERVER);
        assertThat(answer.attribute("id")).contains("a");
        assertThat(answer.attribute("type")).contains("result");
        assertThat(answer.children()).isEmpty();
    }

    @Test
    void servesExactlyThePropertiesOfTheNotes() {
        Node props = ask(iq("1", "get", "w", SERVER, Node.of("props")))
                .child("props")
                .orElseThrow();
        assertThat(props.attribute("version")).contains("4");
        Map<String, String> found = new LinkedHashMap<>();
        props.children()
                .forEach(prop -> found.put(
                        prop.attribute("name").orElseThrow(),
                        prop.attribute("value").orElseThrow()));
        assertThat(found)
                .hasSize(19)
                .containsEntry("timeout", "300")
                .containsEntry("readreceipts", "1415214000")
                .containsEntry("broadcast", "50")
                .containsEntry("max_groups", "9999");
    }

    @Test
    void keepsTheConfigurationOfAClient() {
        String push = "urn:xmpp:whatsapp:push";
        assertThat(ask(iq("1", "get", push, SERVER, Node.of("config"))).children())
                .isEmpty();
        Node config = Node.builder("config")
                .attribute("platform", "Android")
                .attribute("version", "2.16.148")
                .build();
        assertThat(ask(iq("2", "set", push, SERVER, config)).attribute("type")).contains("result");
        assertThat(ask(iq("3", "get", push, SERVER, Node.of("config"))).children())
                .containsExactly(config);
    }

    @Test
    void keepsThePrivacyList() {
        assertThat(ask(privacy("1", "get")).child("query").orElseThrow()).isEqualTo(query());
        Node answer = ask(privacy("2", "set", item(BOB, "1"), item("34999888777", "2")));
        assertThat(answer.attribute("type")).contains("result");
        assertThat(answer.children()).isEmpty();
        assertThat(ask(privacy("3", "get")).child("query").orElseThrow())
                .isEqualTo(query(item(BOB, "1"), item("34999888777", "2")));
        ask(privacy("4", "set"));
        assertThat(ask(privacy("5", "get")).child("query").orElseThrow()).isEqualTo(query());
    }

    @Test
    void endsTheStreamForAPrivacyListCountedFromZero() {
        ann.send(privacy("1", "set", item(BOB, "0")));
        assertThat(ann.await("stream:error").children()).isNotEmpty();
        assertThat(emulator.ledgers().violations().of(Rule.PRIVACY_ORDER)).hasSize(1);
    }

    @Test
    void listsTheGroupsOfAMember() {
        emulator.group(GROUP, "Friends", BOB, ANN);
        emulator.group("34600000001-1400000001", "Mine", ANN);
        emulator.group("34600000001-1400000002", "Not mine", BOB);
        Node all = ask(iq("1", "get", "w:g2", "g.us", Node.of("participating")));
        assertThat(all.attribute("from")).contains("g.us");
        assertThat(all.child("groups").orElseThrow().children())
                .extracting(group -> group.attribute("subject").orElseThrow())
                .containsExactly("Friends", "Mine");
        Node owning = ask(iq("2", "get", "w:g2", "g.us", Node.of("owning")));
        assertThat(owning.child("groups").orElseThrow().children())
                .extracting(group -> group.attribute("subject").orElseThrow())
                .containsExactly("Mine");
    }

    @Test
    void describesAGroupToItsMembersOnly() {
        EmulatedGroup group = emulator.group(GROUP, "Friends", BOB, ANN);
        Node query = Node.builder("query").attribute("request", "interactive").build();
        Node answer = ask(iq("1", "get", "w:g2", GROUP + "@g.us", query));
        Node described = answer.child("group").orElseThrow();
        assertThat(described.attributes().names())
                .containsExactly("id", "creator", "creation", "subject", "s_t", "s_o");
        assertThat(described.attribute("id")).contains(GROUP);
        assertThat(described.children())
                .containsExactly(
                        Node.builder("participant")
                                .attribute("jid", BOB + "@s.whatsapp.net")
                                .attribute("type", "admin")
                                .build(),
                        Node.builder("participant")
                                .attribute("jid", ANN + "@s.whatsapp.net")
                                .build());

        group.remove(ANN);
        assertThat(errorOf(ask(iq("2", "get", "w:g2", GROUP + "@g.us", query)))).isEqualTo("403");
        assertThat(errorOf(ask(iq("3", "get", "w:g2", "34600000009-1@g.us", query))))
                .isEqualTo("404");
        assertThat(group.members()).containsExactly(BOB);
    }

    @Test
    void confirmsThatDirtyCategoriesAreClean() {
        Node clean = Node.builder("clean").attribute("type", "groups").build();
        assertThat(ask(iq("1", "set", "urn:xmpp:whatsapp:dirty", SERVER, clean)).attribute("type"))
                .contains("result");
    }

    @Test
    void neverAnswersAnUnknownRequestWithAResult() {
        Node[] unknown = {
            iq("1", "get", "urn:example:unknown", SERVER, Node.of("x")),
            iq("2", "get", "w:p", SERVER, Node.of("pong")),
            iq("3", "set", "w:p", SERVER, Node.of("ping")),
            iq("4", "set", "w", SERVER, Node.of("props")),
            iq("5", "get", "w", SERVER, Node.of("other")),
            iq("6", "get", "urn:xmpp:whatsapp:push", SERVER, Node.of("other")),
            iq("7", "get", "jabber:iq:privacy", SERVER, Node.of("query")),
            iq("8", "get", "urn:xmpp:whatsapp:dirty", SERVER, Node.of("clean")),
            iq("9", "get", "w:g2", "g.us", Node.of("other")),
            iq("a", "set", "w:g2", "g.us", Node.of("destroy")),
            Node.builder("iq").attribute("id", "b").attribute("type", "get").build()
        };
        for (Node request : unknown) {
            Node answer = ask(request);
            assertThat(answer.attribute("type")).contains("error");
            assertThat(errorOf(answer)).isEqualTo("501");
            assertThat(answer.child("error").orElseThrow().attribute("by")).contains("emulator");
        }
    }

    @Test
    void refusesAnIdThatWasUsed() {
        ask(RawClient.ping("1"));
        assertThat(errorOf(ask(RawClient.ping("1")))).isEqualTo("400");
        assertThat(emulator.ledgers().violations().of(Rule.IQ_ID_REUSE)).hasSize(1);
    }

    @Test
    void endsTheStreamForAnIqOfUnknownType() {
        ann.send(iq("1", "put", "w:p", SERVER, Node.of("ping")));
        ann.await("stream:error");
        assertThat(emulator.ledgers().violations().of(Rule.IQ_TYPE)).hasSize(1);
    }

    @Test
    void pingsAClientThatIsSilentAndIsContentWithItsAnswer() {
        time.advance(Duration.ofMinutes(3));
        Node ping = ann.await("iq");
        assertThat(ping.attribute("xmlns")).contains("urn:xmpp:ping");
        assertThat(ping.attribute("type")).contains("get");
        ann.send(pong(ping.attribute("id").orElseThrow()));
        assertThat(ann.hasNoneBeforePong("stream:error", "1")).isTrue();
        time.advance(Duration.ofMinutes(2));
        assertThat(ann.hasNoneBeforePong("stream:error", "2")).isTrue();
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void endsTheStreamWhenAPingIsNotAnswered() {
        time.advance(Duration.ofMinutes(3));
        ann.await("iq");
        time.advance(Duration.ofSeconds(61));
        ann.await("stream:error");
        assertThat(ann.isEnded()).isTrue();
        assertThat(emulator.ledgers().violations().of(Rule.PONG_DUE)).hasSize(1);
    }

    @Test
    void notesAnAnswerToNothing() {
        ann.send(pong("never-asked"));
        assertThat(ann.hasNoneBeforePong("stream:error", "1")).isTrue();
        assertThat(emulator.ledgers().violations().of(Rule.PONG_UNKNOWN)).hasSize(1);
    }

    private Node ask(Node request) {
        ann.send(request);
        return ann.await("iq");
    }

    private static String errorOf(Node answer) {
        return answer.child("error").flatMap(error -> error.attribute("code")).orElse("none");
    }

    private static Node pong(String id) {
        return Node.builder("iq")
                .attribute("to", SERVER)
                .attribute("id", id)
                .attribute("type", "result")
                .build();
    }

    private static Node privacy(String id, String type, Node... items) {
        return Node.builder("iq")
                .attribute("id", id)
                .attribute("xmlns", "jabber:iq:privacy")
                .attribute("type", type)
                .child(query(items))
                .build();
    }

    private static Node query(Node... items) {
        Node.Builder list = Node.builder("list").attribute("name", "default");
        for (Node item : items) {
            list.child(item);
        }
        return Node.builder("query").child(list.build()).build();
    }

    private static Node item(String number, String order) {
        return Node.builder("item")
                .attribute("type", "jid")
                .attribute("value", number + "@s.whatsapp.net")
                .attribute("action", "deny")
                .attribute("order", order)
                .build();
    }
}
