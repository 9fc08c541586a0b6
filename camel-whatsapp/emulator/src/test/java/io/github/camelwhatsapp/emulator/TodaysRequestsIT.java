package io.github.camelwhatsapp.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the servers of linked devices answer to requests that no good client sends, and the form of their news, stanza by stanza. Source:
 * multidevice-messaging.md sections 7 to 9.
 */
@Timeout(60)
class TodaysRequestsIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private final Jid all = Jid.of("", Jid.GROUP_SERVER);
    private RawCompanion ann;
    private RawCompanion bob;
    private int requests;

    @BeforeEach
    void link() throws Exception {
        ann = RawLink.of(emulator, ANN);
        bob = RawLink.of(emulator, BOB);
    }

    @AfterEach
    void close() {
        Stream.of(ann, bob).forEach(RawCompanion::close);
    }

    @Test
    void tellsOfAGroupWithBothAddressesOfEverybody() {
        Node group = make(Jid.ofPhone(BOB));

        assertThat(group.attributes().is("addressing_mode", "lid")).isTrue();
        assertThat(group.attributes().requireJid("creator")).isEqualTo(lid(ANN));
        assertThat(group.attributes().requireJid("creator_pn")).isEqualTo(Jid.ofPhone(ANN));
        List<Node> members = group.children().stream()
                .filter(child -> child.is("participant"))
                .toList();
        assertThat(members)
                .extracting(member -> member.attributes().requireJid("jid"))
                .containsExactly(lid(ANN), lid(BOB));
        assertThat(members.get(0).attribute("type")).contains("superadmin");
        assertThat(members.get(1).attributes().requireJid("phone_number")).isEqualTo(Jid.ofPhone(BOB));
        Node news = bob.receive("notification");
        assertThat(news.attributes().is("type", "w:gp2")).isTrue();
        assertThat(news.attributes().requireJid("participant")).isEqualTo(lid(ANN));
        assertThat(news.attributes().requireJid("participant_pn")).isEqualTo(Jid.ofPhone(ANN));
        assertThat(news.child("create").flatMap(create -> create.child("group")))
                .isPresent();
        acknowledge(bob, news);
    }

    @Test
    void refusesWhatAGroupCannotBeSetTo() {
        Jid group = Jid.ofGroup(make(Jid.ofPhone(BOB)).attributes().requireText("id"));
        acknowledge(bob, bob.receive("notification"));

        assertThat(code(
                        ann,
                        group,
                        Node.builder("ephemeral")
                                .attribute("expiration", "3600")
                                .build()))
                .isEqualTo("400");
        assertThat(code(
                        ann,
                        group,
                        Node.builder("member_add_mode").data("nobody").build()))
                .isEqualTo("400");
        assertThat(code(ann, group, description("D1", "OLD"))).isEqualTo("409");
        assertThat(code(
                        ann,
                        group,
                        Node.builder("description").attribute("id", "D1").build()))
                .isEqualTo("400");
        assertThat(code(
                        ann,
                        group,
                        Node.builder("subject").data("x".repeat(101)).build()))
                .isEqualTo("406");
        assertThat(code(bob, group, Node.of("announcement"))).isEqualTo("401");
        assertThat(code(bob, Jid.ofGroup("120363999999999999"), Node.of("locked")))
                .isEqualTo("404");
        assertThat(code(ann, group, Node.of("surprise"))).isEqualTo("501");
        assertThat(code(ann, group, Node.of("add"))).isEqualTo("400");
        assertThat(code(
                        ann,
                        all,
                        Node.builder("invite").attribute("code", "never").build()))
                .isEqualTo("406");
    }

    @Test
    void refusesAPhoneNumberInTheBlockList() {
        Node item = Node.builder("item")
                .attribute("action", "block")
                .attribute("jid", Jid.ofPhone(BOB))
                .build();

        assertThat(error(ask(ann, "set", Jid.SERVER, "blocklist", item))).isEqualTo("400");
    }

    @Test
    void refusesAPictureThatIsNoJpeg() {
        Node picture = Node.builder("picture")
                .attribute("type", "image")
                .data("GIF89a")
                .build();

        assertThat(error(ask(ann, "set", Jid.SERVER, "w:profile:picture", picture)))
                .isEqualTo("406");
    }

    @Test
    void bringsATokenToTheDevicesOfWhoItIsFor() {
        Node token = Node.builder("token")
                .attribute("jid", Jid.ofPhone(BOB))
                .attribute("t", "1767225600")
                .attribute("type", "trusted_contact")
                .build();
        Node reply = ask(
                ann,
                "set",
                Jid.SERVER,
                "privacy",
                Node.builder("tokens").child(token).build());

        assertThat(reply.attributes().is("type", "result")).isTrue();
        Node news = bob.receive("notification");
        assertThat(news.attributes().requireJid("sender_lid")).isEqualTo(lid(ANN));
        Node brought =
                news.child("tokens").flatMap(tokens -> tokens.child("token")).orElseThrow();
        assertThat(brought.attribute("t")).contains("1767225600");
        assertThat(brought.hasData()).isTrue();
        acknowledge(bob, news);
    }

    @Test
    void showsNoTypingOfWhoDoesNotShowThemselves() {
        Node typing = Node.builder("chatstate")
                .attribute("to", lid(BOB))
                .child(Node.of("composing"))
                .build();
        ann.send(typing);
        ann.send(Node.builder("presence").attribute("type", "available").build());
        ann.send(Node.builder("chatstate")
                .attribute("to", lid(BOB))
                .child(Node.of("paused"))
                .build());

        Node shown = bob.receive("chatstate");
        assertThat(shown.child("paused")).isPresent();
        assertThat(shown.attributes().requireJid("from")).isEqualTo(lid(ANN));
    }

    private Node make(Jid member) {
        Node reply = ask(
                ann,
                "set",
                all,
                "w:g2",
                Node.builder("create")
                        .attribute("subject", "Friends")
                        .child(Node.builder("participant")
                                .attribute("jid", member)
                                .build())
                        .build());
        return reply.child("group").orElseThrow();
    }

    private static Node description(String id, String previous) {
        return Node.builder("description")
                .attribute("id", id)
                .attribute("prev", previous)
                .child(Node.builder("body").data("Text").build())
                .build();
    }

    private String code(RawCompanion by, Jid to, Node change) {
        return error(ask(by, change.is("invite") ? "get" : "set", to, "w:g2", change));
    }

    private static String error(Node reply) {
        return reply.child("error").flatMap(error -> error.attribute("code")).orElse("none");
    }

    private Node ask(RawCompanion by, String type, Jid to, String namespace, Node child) {
        String id = "r" + ++requests;
        by.send(Node.builder("iq")
                .attribute("to", to)
                .attribute("type", type)
                .attribute("xmlns", namespace)
                .attribute("id", id)
                .child(child)
                .build());
        Node reply = by.receive();
        while (!reply.is("iq") || !reply.attributes().is("id", id)) {
            if (reply.is("notification")) {
                acknowledge(by, reply);
            }
            reply = by.receive();
        }
        return reply;
    }

    private static void acknowledge(RawCompanion by, Node notification) {
        Node.Builder ack = Node.builder("ack")
                .attribute("class", "notification")
                .attribute("id", notification.attributes().requireText("id"))
                .attribute("to", notification.attributes().requireJid("from"))
                .attribute("type", notification.attributes().requireText("type"));
        notification.attributes().jid("participant").ifPresent(jid -> ack.attribute("participant", jid));
        by.send(ack.build());
    }

    private Jid lid(String number) {
        return emulator.account(number).lid();
    }
}
