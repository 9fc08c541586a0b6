package io.github.camelwhatsapp.multidevice.stanza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.event.BlockedListChanged;
import io.github.camelwhatsapp.event.ChatStateChanged;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.GroupDescriptionChanged;
import io.github.camelwhatsapp.event.GroupInviteLinkChanged;
import io.github.camelwhatsapp.event.GroupJoinRequested;
import io.github.camelwhatsapp.event.GroupLinksChanged;
import io.github.camelwhatsapp.event.GroupParticipantChangedNumber;
import io.github.camelwhatsapp.event.GroupParticipantsDemoted;
import io.github.camelwhatsapp.event.GroupParticipantsPromoted;
import io.github.camelwhatsapp.event.GroupParticipantsRemoved;
import io.github.camelwhatsapp.event.GroupSettingChanged;
import io.github.camelwhatsapp.event.GroupStandingChanged;
import io.github.camelwhatsapp.event.GroupTimerChanged;
import io.github.camelwhatsapp.event.PresenceChanged;
import io.github.camelwhatsapp.event.UnknownStanza;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.ChatState;
import io.github.camelwhatsapp.model.GroupSetting;
import io.github.camelwhatsapp.model.GroupStanding;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Presence;
import io.github.camelwhatsapp.stream.Incoming;
import io.github.camelwhatsapp.stream.UnsupportedStanzaException;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.vectors.HoldsVectors;
import io.github.camelwhatsapp.vectors.TransportVectors;
import io.github.camelwhatsapp.vectors.VectorFile;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the server tells of groups and people. Source of the stanzas: multidevice-messaging.md sections 7.3, 8 and 9. */
class NotificationsTest {
    private static final Jid GROUP = Jid.ofGroup("120363000000000001");
    private static final Jid LID = Jid.of("100000000000001", Jid.LID_SERVER);
    private static final Jid PHONE = Jid.ofPhone("34600000001");
    private static final Party ANN = Party.of(LID, Optional.of(PHONE));
    private static final Jid OWN = Jid.ofPhone("34600000009");

    @Test
    void takesAuthorNameTimeAndOriginFromTheNotification() {
        Event event = group(Node.builder("remove").child(person("participant")).build());

        assertThat(event)
                .isEqualTo(new GroupParticipantsRemoved(
                        Party.of(GROUP),
                        List.of(ANN),
                        Optional.of(ANN),
                        Optional.of("Ann"),
                        Instant.ofEpochSecond(1_767_225_600),
                        Origin.OFFLINE));
        assertThat(event.chat()).contains(Party.of(GROUP));
    }

    @Test
    void readsADescriptionAndItsEnd() {
        Node body = Node.builder("description")
                .attribute("id", "D1")
                .child(Node.builder("body").data("Text").build())
                .build();
        Node gone = Node.builder("description")
                .attribute("id", "D2")
                .child(Node.of("delete"))
                .build();

        assertThat(((GroupDescriptionChanged) group(body)).description()).contains("Text");
        assertThat(((GroupDescriptionChanged) group(gone)).description()).isEmpty();
    }

    @Test
    void readsTimersRequestsLinksAndStanding() {
        assertThat(((GroupTimerChanged) group(Node.of("not_ephemeral"))).timer())
                .isEqualTo(Duration.ZERO);
        assertThat(((GroupTimerChanged) group(Node.builder("ephemeral")
                                .attribute("expiration", "86400")
                                .build()))
                        .timer())
                .isEqualTo(Duration.ofDays(1));
        assertThat(((GroupJoinRequested) group(Node.builder("membership_approval_request")
                                .attribute("request_method", "invite_link")
                                .build()))
                        .people())
                .containsExactly(ANN);
        GroupLinksChanged links = (GroupLinksChanged) group(Node.builder("unlink")
                .attribute("unlink_type", "sub_group")
                .attribute("unlink_reason", "unlink_group")
                .child(Node.builder("group").attribute("jid", GROUP).build())
                .build());
        assertThat(links.linked()).isFalse();
        assertThat(links.reason()).contains("unlink_group");
        assertThat(((GroupStandingChanged) group(Node.of("suspended"))).standing())
                .isEqualTo(GroupStanding.SUSPENDED);
        assertThat(((GroupParticipantChangedNumber) group(Node.builder("modify")
                                .child(person("participant"))
                                .build()))
                        .chat())
                .contains(Party.of(GROUP));
    }

    @Test
    void readsEveryChildThatTheNotesName() {
        Map<String, Object> settings = Map.of(
                "no_frequently_forwarded", GroupSetting.NOT_OFTEN_FORWARDED,
                "frequently_forwarded_ok", GroupSetting.OFTEN_FORWARDED_TOO,
                "limit_sharing_enabled", GroupSetting.LIMITED_SHARING,
                "auto_add_disabled", GroupSetting.NOBODY_ADDED_UNASKED);
        settings.forEach((tag, setting) -> assertThat(((GroupSettingChanged) group(Node.of(tag))).setting())
                .isEqualTo(setting));
        assertThat(((GroupInviteLinkChanged) group(Node.of("revoke"))).link()).isEmpty();
        assertThat(((GroupStandingChanged) group(Node.of("group_safety_check"))).standing())
                .isEqualTo(GroupStanding.TO_BE_CHECKED);
        assertThat(group(Node.builder("linked_group_promote")
                        .child(person("participant"))
                        .build()))
                .isInstanceOf(GroupParticipantsPromoted.class);
        assertThat(group(Node.builder("linked_group_demote")
                        .child(person("participant"))
                        .build()))
                .isInstanceOf(GroupParticipantsDemoted.class);
        assertThat(group(Node.builder("change_number")
                        .child(person("participant"))
                        .build()))
                .isInstanceOf(GroupParticipantChangedNumber.class);
        GroupLinksChanged suggested = (GroupLinksChanged) group(Node.builder("created_sub_group_suggestion")
                .child(Node.builder("sub_group_suggestion")
                        .attribute("jid", GROUP)
                        .build())
                .build());
        assertThat(suggested.linked()).isTrue();
        assertThat(suggested.linkType()).isEqualTo("sub_group_suggestion");
        assertThat(suggested.groups()).containsExactly(Party.of(GROUP));
        assertThat(((GroupLinksChanged) group(Node.of("revoked_sub_group_suggestions"))).linked())
                .isFalse();
    }

    @Test
    void doesNotReadWhatNamesNobodyOrIsNew() {
        assertThatThrownBy(() -> group(Node.of("add"))).isInstanceOf(UnsupportedStanzaException.class);
        assertThatThrownBy(() -> group(Node.of("surprise")))
                .hasMessageContaining("a notification of a group about <surprise>");
    }

    @Test
    void keepsANotificationOfAnUnknownTypeAsItCame() {
        Node stanza = Node.builder("notification")
                .attribute("type", "surprise")
                .attribute("id", "7")
                .attribute("from", PHONE)
                .child(Node.of("x"))
                .build();

        Incoming.Durable kept = (Incoming.Durable)
                new IncomingStanzas(OWN, Optional.empty(), new VirtualTimeSource(), Revelations.IGNORED).read(stanza);

        assertThat(kept.stanza().events()).singleElement().isInstanceOf(UnknownStanza.class);
        assertThat(kept.answers()).singleElement().satisfies(ack -> assertThat(ack.attribute("class"))
                .contains("notification"));
    }

    @Test
    void readsWhoWasBlockedElsewhere() {
        Node list = Node.builder("blocklist")
                .child(Node.builder("item")
                        .attribute("jid", LID)
                        .attribute("pn_jid", PHONE)
                        .attribute("action", "block")
                        .build())
                .build();

        BlockedListChanged event = (BlockedListChanged) ProfileNotifications.blockedList(frame(), list);

        assertThat(event.blocked()).containsExactly(ANN);
        assertThat(event.complete()).isFalse();
        assertThat(((BlockedListChanged) ProfileNotifications.blockedList(frame(), Node.of("blocklist"))).complete())
                .isTrue();
    }

    @Test
    void readsPresenceOfOthersOnly() {
        PresenceStanzas presences = new PresenceStanzas(Set.of(OWN), new VirtualTimeSource());
        Node away = Node.builder("presence")
                .attribute("from", LID)
                .attribute("type", "unavailable")
                .attribute("last", "1767225600")
                .build();
        Node hidden = Node.builder("presence")
                .attribute("from", LID)
                .attribute("type", "unavailable")
                .attribute("last", "deny")
                .build();

        assertThat(only(presences.mapPresence(away), PresenceChanged.class).lastSeen())
                .contains(Instant.ofEpochSecond(1_767_225_600));
        assertThat(only(presences.mapPresence(hidden), PresenceChanged.class).lastSeenHidden())
                .contains("deny");
        assertThat(only(
                                presences.mapPresence(Node.builder("presence")
                                        .attribute("from", LID)
                                        .build()),
                                PresenceChanged.class)
                        .presence())
                .isEqualTo(Presence.AVAILABLE);
        assertThat(events(presences.mapPresence(
                        Node.builder("presence").attribute("from", OWN).build())))
                .isEmpty();
        assertThat(events(presences.mapPresence(Node.builder("presence")
                        .attribute("from", GROUP)
                        .attribute("count", "3")
                        .build())))
                .isEmpty();
    }

    @Test
    void tellsTypingFromRecording() {
        PresenceStanzas presences = new PresenceStanzas(Set.of(OWN), new VirtualTimeSource());
        Node recording = Node.builder("chatstate")
                .attribute("from", GROUP)
                .attribute("participant", LID)
                .child(Node.builder("composing").attribute("media", "audio").build())
                .build();

        ChatStateChanged event = only(presences.mapChatState(recording), ChatStateChanged.class);

        assertThat(event.state()).isEqualTo(ChatState.RECORDING);
        assertThat(event.sender()).isEqualTo(Party.of(LID));
        assertThat(PresenceStanzas.chatState(ANN, ChatState.RECORDING))
                .hasToString("<chatstate to=\"100000000000001@lid\"><composing media=\"audio\"/></chatstate>");
        assertThat(PresenceStanzas.presence(Presence.AVAILABLE, Optional.of("A@nn")))
                .hasToString("<presence type=\"available\" name=\"Ann\"/>");
    }

    @Test
    @HoldsVectors(groups = "tcToken")
    void countsATokenForFourWeeks() {
        JsonNode vectors = VectorFile.MESSAGING.group("tcToken");
        Instant now = Instant.ofEpochSecond(vectors.required("now").asLong());

        assertThat(TransportVectors.stream(vectors.required("expired")))
                .isNotEmpty()
                .allSatisfy(vector -> assertThat(ContactTokens.isExpired(
                                Instant.ofEpochSecond(vector.required("t").asLong()), now))
                        .isEqualTo(vector.required("expired").asBoolean()));
    }

    private static Event group(Node child) {
        return GroupNotifications.read(frame(), child);
    }

    private static NewsFrame frame() {
        return NewsFrame.of(
                People.AS_TOLD,
                Node.builder("notification")
                        .attribute("from", GROUP)
                        .attribute("participant", LID)
                        .attribute("participant_pn", PHONE)
                        .attribute("notify", "Ann")
                        .attribute("t", "1767225600")
                        .attribute("offline", "1")
                        .build(),
                Instant.EPOCH);
    }

    private static Node person(String tag) {
        return Node.builder(tag)
                .attribute("jid", LID)
                .attribute("phone_number", PHONE)
                .build();
    }

    private static List<Event> events(Incoming incoming) {
        return ((Incoming.Passing) incoming).events();
    }

    private static <E extends Event> E only(Incoming incoming, Class<E> type) {
        assertThat(events(incoming)).singleElement().isInstanceOf(type);
        return type.cast(events(incoming).get(0));
    }
}
