package io.github.camelwhatsapp.multidevice.stanza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.error.ProtocolException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.AddRequest;
import io.github.camelwhatsapp.model.Group;
import io.github.camelwhatsapp.model.GroupSetting;
import io.github.camelwhatsapp.model.JoinOutcome;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PartyOutcome;
import io.github.camelwhatsapp.operation.CreateGroup;
import io.github.camelwhatsapp.operation.GetGroups;
import io.github.camelwhatsapp.operation.JoinGroup;
import io.github.camelwhatsapp.operation.LeaveGroups;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.RemoveParticipants;
import io.github.camelwhatsapp.operation.SetGroupDisappearingTimer;
import io.github.camelwhatsapp.operation.SetGroupSetting;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Groups as linked devices write and read them. Source of the stanzas: multidevice-messaging.md sections 7.1 and 7.2. */
class LinkedGroupStanzasTest {
    private static final Party GROUP = Party.of(Jid.ofGroup("120363000000000001"));
    private static final Jid ANN_LID = Jid.of("100000000000001", Jid.LID_SERVER);
    private static final Party ANN = Party.of(ANN_LID, Optional.of(Jid.ofPhone("34600000001")));
    private static final Party BOB = Party.ofPhone("34600000002");

    @Test
    void makesAGroupWithTheTokensOfThoseWhoGaveOne() {
        Node iq = GroupStanzas.create("1", new CreateGroup("Friends", List.of(ANN, BOB)), Map.of(BOB, new byte[] {7}));

        assertThat(iq.toString())
                .isEqualTo("<iq to=\"g.us\" type=\"set\" xmlns=\"w:g2\" id=\"1\"><create subject=\"Friends\">"
                        + "<participant jid=\"100000000000001@lid\" phone_number=\"34600000001@s.whatsapp.net\"/>"
                        + "<participant jid=\"34600000002@s.whatsapp.net\"><privacy>[1 bytes]</privacy></participant>"
                        + "</create></iq>");
    }

    @Test
    void readsAllThatAGroupIs() {
        Node group = node("group", "id", "120363000000000001", "subject", "Friends", "s_t", "1767225600")
                .attribute("s_o", ANN_LID)
                .attribute("creator", ANN_LID)
                .attribute("creator_pn", Jid.ofPhone("34600000001"))
                .attribute("creation", "1767225500")
                .attribute("addressing_mode", "lid")
                .child(node("participant", "jid", ANN_LID.toString(), "phone_number", "34600000001@s.whatsapp.net")
                        .attribute("type", "superadmin")
                        .build())
                .child(node("participant", "jid", "34600000002@s.whatsapp.net", "error", "403")
                        .child(node("add_request", "code", "secret", "expiration", "1767312000")
                                .build())
                        .build())
                .child(node("description", "id", "D1", "t", "1767225601")
                        .child(Node.builder("body").data("What we are for").build())
                        .build())
                .child(Node.of("announcement"))
                .child(node("ephemeral", "expiration", "604800").build())
                .child(Node.builder("member_add_mode").data("admin_add").build())
                .child(Node.of("something_new"))
                .build();

        Group read = GroupStanzas.described(Node.builder("iq").child(group).build());

        assertThat(read.id()).isEqualTo(GROUP);
        assertThat(read.creator()).contains(ANN);
        assertThat(read.subjectChange()).contains(Instant.ofEpochSecond(1_767_225_600));
        assertThat(read.participants()).containsExactly(ANN);
        assertThat(read.admins()).containsExactly(ANN);
        assertThat(read.notAdded())
                .contains(List.of(new PartyOutcome(
                        BOB,
                        403,
                        Optional.of(new AddRequest("secret", Optional.of(Instant.ofEpochSecond(1_767_312_000)))))));
        assertThat(read.description().orElseThrow().text()).isEqualTo("What we are for");
        assertThat(read.settings().orElseThrow().settings())
                .containsExactlyInAnyOrder(
                        GroupSetting.ADMINS_WRITE,
                        GroupSetting.EVERYBODY_EDITS,
                        GroupSetting.ADMINS_ADD,
                        GroupSetting.JOIN_FREELY);
        assertThat(read.settings().orElseThrow().disappearingTimer()).isEqualTo(Duration.ofDays(7));
        assertThat(read.settings().orElseThrow().hidden()).isTrue();
        assertThat(read.toString()).doesNotContain("secret");
    }

    @Test
    void findsTheOutcomeOfAPersonUnderEitherAddress() {
        RemoveParticipants asked =
                new RemoveParticipants(GROUP, List.of(Party.ofPhone("34600000001"), BOB, Party.ofPhone("34600000003")));
        Node reply = Node.builder("iq")
                .child(Node.builder("remove")
                        .child(node(
                                        "participant",
                                        "jid",
                                        ANN_LID.toString(),
                                        "phone_number",
                                        "34600000001@s.whatsapp.net")
                                .build())
                        .child(node("participant", "jid", "34600000002@s.whatsapp.net", "error", "409")
                                .build())
                        .build())
                .build();

        assertThat(answer(asked, reply)).extracting(PartyOutcome::code).containsExactly(200, 409, 0);
    }

    @Test
    void saysOfEachGroupWhetherItWasLeft() {
        LeaveGroups asked = new LeaveGroups(List.of(GROUP));
        Node gone = Node.builder("iq")
                .child(Node.builder("leave")
                        .child(node("group", "id", "120363000000000001@g.us", "error", "404")
                                .build())
                        .build())
                .build();

        assertThat(request(asked).firstChild().orElseThrow().toString())
                .isEqualTo("<leave><group id=\"120363000000000001@g.us\"/></leave>");
        assertThat(answer(asked, gone)).containsExactly(new PartyOutcome(GROUP, 404));
    }

    @ParameterizedTest
    @EnumSource(GroupSetting.class)
    void readsEachSettingAsItIsWritten(GroupSetting setting) {
        if (!setting.isSettable()) {
            assertThatThrownBy(() -> new SetGroupSetting(GROUP, setting)).hasMessageContaining("one can set");
            return;
        }
        Node child = request(new SetGroupSetting(GROUP, setting)).firstChild().orElseThrow();

        assertThat(GroupSettingNodes.read(child)).contains(setting);
    }

    @ParameterizedTest
    @CsvSource({"0, <not_ephemeral/>", "90, '<ephemeral expiration=\"7776000\"/>'"})
    void writesTheTimer(int days, String child) {
        assertThat(request(new SetGroupDisappearingTimer(GROUP, Duration.ofDays(days)))
                        .firstChild()
                        .orElseThrow())
                .hasToString(child);
    }

    @Test
    void namesTheVersionThatADescriptionReplaces() {
        assertThat(GroupStanzas.description("1", GROUP, "Text", "NEW", Optional.of("OLD"))
                        .firstChild()
                        .orElseThrow())
                .hasToString("<description id=\"NEW\" prev=\"OLD\"><body>[4 bytes]</body></description>");
        assertThat(GroupStanzas.description("1", GROUP, "", "NEW", Optional.of("OLD"))
                        .firstChild()
                        .orElseThrow())
                .hasToString("<description id=\"NEW\" prev=\"OLD\" delete=\"true\"/>");
    }

    @Test
    void tellsAJoinFromARequestToJoin() {
        JoinGroup join = new JoinGroup("https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv");

        assertThat(request(join).firstChild().orElseThrow()).hasToString("<invite code=\"AbCdEfGhIjKlMnOpQrStUv\"/>");
        assertThat(answer(
                        join,
                        reply(node("group", "jid", "120363000000000001@g.us").build())))
                .isEqualTo(new JoinOutcome(GROUP, false));
        assertThat(answer(
                        join,
                        reply(node("membership_approval_request", "jid", "120363000000000001@g.us")
                                .build())))
                .isEqualTo(new JoinOutcome(GROUP, true));
    }

    @Test
    void refusesLinksAndTimersThatCannotBe() {
        assertThatThrownBy(() -> new JoinGroup("https://example.org/x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("joinGroup: invite has 21 characters and is no invite link");
        assertThatThrownBy(() -> new SetGroupDisappearingTimer(GROUP, Duration.ofHours(1)))
                .hasMessageContaining("timer is 3600 s; allowed are 0, 1 day");
        assertThatThrownBy(() -> new SetGroupSetting(BOB, GroupSetting.ASK_TO_JOIN))
                .hasMessageContaining("to is 3460");
    }

    @Test
    void namesWhatAnAnswerLacks() {
        assertThatThrownBy(() -> answer(new GetGroups(), reply(Node.of("surprise"))))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("<groups>");
    }

    private static Node reply(Node child) {
        return Node.builder("iq").child(child).build();
    }

    private static Node request(Operation<?> operation) {
        return MultiDeviceRequests.CATALOGUE.of(operation).orElseThrow().request("1", cast(operation));
    }

    private static <R> R answer(Operation<R> operation, Node reply) {
        return MultiDeviceRequests.CATALOGUE.of(operation).orElseThrow().answer(operation, reply, Duration.ZERO);
    }

    @SuppressWarnings("unchecked") // the catalogue pairs each operation with a mapping of its own type
    private static <R> Operation<R> cast(Operation<?> operation) {
        return (Operation<R>) operation;
    }

    private static Node.Builder node(String tag, String... attributes) {
        Node.Builder node = Node.builder(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            node.attribute(attributes[i], attributes[i + 1]);
        }
        return node;
    }
}
