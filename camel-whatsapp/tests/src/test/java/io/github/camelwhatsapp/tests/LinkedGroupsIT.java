package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.EmulatedGroup;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.event.GroupCreated;
import io.github.camelwhatsapp.event.GroupDescriptionChanged;
import io.github.camelwhatsapp.event.GroupInviteLinkChanged;
import io.github.camelwhatsapp.event.GroupJoinRequested;
import io.github.camelwhatsapp.event.GroupJoinRequestsWithdrawn;
import io.github.camelwhatsapp.event.GroupParticipantsAdded;
import io.github.camelwhatsapp.event.GroupParticipantsDemoted;
import io.github.camelwhatsapp.event.GroupParticipantsPromoted;
import io.github.camelwhatsapp.event.GroupParticipantsRemoved;
import io.github.camelwhatsapp.event.GroupSettingChanged;
import io.github.camelwhatsapp.event.GroupSubjectChanged;
import io.github.camelwhatsapp.event.GroupTimerChanged;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.ProfilePictureChanged;
import io.github.camelwhatsapp.event.UnknownStanza;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.AddRequest;
import io.github.camelwhatsapp.model.Group;
import io.github.camelwhatsapp.model.GroupDescription;
import io.github.camelwhatsapp.model.GroupInvitation;
import io.github.camelwhatsapp.model.GroupSetting;
import io.github.camelwhatsapp.model.InviteLink;
import io.github.camelwhatsapp.model.JoinOutcome;
import io.github.camelwhatsapp.model.JoinRequest;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PartyOutcome;
import io.github.camelwhatsapp.model.PrivacyAudience;
import io.github.camelwhatsapp.model.PrivacyCategory;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.AcceptInvitation;
import io.github.camelwhatsapp.operation.AddParticipants;
import io.github.camelwhatsapp.operation.ApproveJoinRequests;
import io.github.camelwhatsapp.operation.CancelJoinRequest;
import io.github.camelwhatsapp.operation.CreateGroup;
import io.github.camelwhatsapp.operation.DemoteParticipants;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.GetGroupInfo;
import io.github.camelwhatsapp.operation.GetGroups;
import io.github.camelwhatsapp.operation.GetInvitationInfo;
import io.github.camelwhatsapp.operation.GetInviteInfo;
import io.github.camelwhatsapp.operation.GetInviteLink;
import io.github.camelwhatsapp.operation.GetJoinRequests;
import io.github.camelwhatsapp.operation.GetOwnedGroups;
import io.github.camelwhatsapp.operation.GetProfilePicture;
import io.github.camelwhatsapp.operation.JoinGroup;
import io.github.camelwhatsapp.operation.LeaveGroups;
import io.github.camelwhatsapp.operation.LockGroup;
import io.github.camelwhatsapp.operation.PromoteParticipants;
import io.github.camelwhatsapp.operation.RejectJoinRequests;
import io.github.camelwhatsapp.operation.RemoveParticipants;
import io.github.camelwhatsapp.operation.RevokeInviteLink;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.operation.SetGroupDescription;
import io.github.camelwhatsapp.operation.SetGroupDisappearingTimer;
import io.github.camelwhatsapp.operation.SetGroupPicture;
import io.github.camelwhatsapp.operation.SetGroupSetting;
import io.github.camelwhatsapp.operation.SetGroupSubject;
import io.github.camelwhatsapp.operation.SetPrivacySetting;
import io.github.camelwhatsapp.operation.UnlockGroup;
import io.github.camelwhatsapp.wire.Node;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Groups on linked devices: each operation against the emulator, and what the others are told. Nothing that is done is forgiven. */
class LinkedGroupsIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final String CAT = "34600000003";
    private static final String NOBODY = "34600000099";

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private LinkedAccount ann;
    private LinkedAccount bob;

    @BeforeEach
    void start() {
        ann = LinkedAccount.on(emulator, ANN);
        bob = LinkedAccount.on(emulator, BOB);
        emulator.account(CAT);
    }

    @AfterEach
    void stop() {
        ann.close();
        bob.close();
    }

    /** Who somebody is to whom both addresses of theirs are known. */
    private Party known(String number) {
        return Party.of(
                emulator.account(number).lid(),
                Optional.of(emulator.account(number).jid()));
    }

    @Test
    void makesAGroupThatItsMembersAreToldOfAndKnowByBothAddresses() {
        Group made = ann.ask(new CreateGroup("Friends", List.of(phone(BOB), phone(NOBODY))));

        assertThat(made.id().id().user()).startsWith("120363");
        assertThat(made.subject()).isEqualTo("Friends");
        assertThat(made.participants()).containsExactly(ann.party(), bob.party());
        assertThat(made.admins()).containsExactly(ann.party());
        assertThat(made.creator()).contains(ann.party());
        assertThat(made.settings().orElseThrow().hidden()).isTrue();
        assertThat(made.notAdded().orElseThrow()).containsExactly(new PartyOutcome(phone(NOBODY), 404));
        GroupCreated told = bob.told(GroupCreated.class);
        assertThat(told.from()).isEqualTo(made.id());
        assertThat(told.author()).contains(ann.party());
        assertThat(told.group().participants()).containsExactly(ann.party(), bob.party());
        assertThat(ann.told(GroupCreated.class).from()).isEqualTo(made.id());
        assertThat(bob.ask(new GetGroupInfo(made.id())).participants()).isEqualTo(made.participants());
        assertThat(bob.ask(new GetGroups())).extracting(Group::id).containsExactly(made.id());
        assertThat(ann.ask(new GetOwnedGroups())).extracting(Group::id).containsExactly(made.id());
        assertThat(bob.ask(new GetOwnedGroups())).isEmpty();
    }

    @Test
    void changesParticipantsWithAResultForEach() {
        Party group = group(BOB);

        assertThat(ann.ask(new AddParticipants(group, List.of(phone(CAT), phone(BOB), phone(NOBODY)))))
                .containsExactly(
                        new PartyOutcome(known(CAT), 200),
                        new PartyOutcome(bob.party(), 409),
                        new PartyOutcome(phone(NOBODY), 404));
        assertThat(bob.told(GroupParticipantsAdded.class).participants()).containsExactly(party(CAT));
        assertThat(ann.ask(new PromoteParticipants(group, List.of(bob.party()))))
                .allMatch(PartyOutcome::isDone);
        assertThat(bob.told(GroupParticipantsPromoted.class).participants()).containsExactly(bob.party());
        assertThat(bob.ask(new DemoteParticipants(group, List.of(phone(ANN)))))
                .extracting(PartyOutcome::code)
                .containsExactly(403);
        assertThat(ann.ask(new DemoteParticipants(group, List.of(phone(BOB))))).allMatch(PartyOutcome::isDone);
        assertThat(bob.told(GroupParticipantsDemoted.class).participants()).containsExactly(bob.party());
        assertThat(ann.ask(new RemoveParticipants(group, List.of(bob.party())))).allMatch(PartyOutcome::isDone);
        assertThat(bob.told(GroupParticipantsRemoved.class).participants()).containsExactly(bob.party());
        assertThat(bob.refused(new GetGroupInfo(group))).isEqualTo(403);
        assertThat(ann.ask(new LeaveGroups(List.of(group)))).allMatch(PartyOutcome::isDone);
        assertThat(ann.told(GroupParticipantsRemoved.class, event -> event.participants()
                                .contains(ann.party()))
                        .author())
                .contains(ann.party());
    }

    @Test
    void getsAnInvitationForWhoDoesNotLetThemselvesBeAdded() {
        Party group = group(BOB);
        bob.ask(new LeaveGroups(List.of(group)));
        bob.ask(new SetPrivacySetting(PrivacyCategory.GROUPS, PrivacyAudience.NONE));

        PartyOutcome outcome =
                ann.ask(new AddParticipants(group, List.of(phone(BOB)))).get(0);

        assertThat(outcome.code()).isEqualTo(403);
        assertThat(outcome.addRequest().flatMap(AddRequest::expires)).isPresent();
    }

    @Test
    void tellsSubjectDescriptionSettingsAndTimer() {
        Party group = group(BOB);

        bob.ask(new SetGroupSubject(group, "A name of more than twenty-five characters"));
        assertThat(ann.told(GroupSubjectChanged.class).subject())
                .isEqualTo("A name of more than twenty-five characters");
        ann.ask(new SetGroupDescription(group, "What we are for"));
        ann.ask(new SetGroupDescription(group, "What else we are for"));
        assertThat(bob.told(GroupDescriptionChanged.class).description()).contains("What we are for");
        ann.ask(new SetGroupDisappearingTimer(group, Duration.ofDays(7)));
        assertThat(bob.told(GroupTimerChanged.class).timer()).isEqualTo(Duration.ofDays(7));
        for (GroupSetting setting : Arrays.stream(GroupSetting.values())
                .filter(GroupSetting::isSettable)
                .toList()) {
            ann.ask(new SetGroupSetting(group, setting));
            assertThat(bob.told(GroupSettingChanged.class, event -> event.setting() == setting)
                            .author())
                    .contains(ann.party());
        }
        ann.ask(new LockGroup(group));
        assertThat(bob.refused(new SetGroupSubject(group, "Mine"))).isEqualTo(401);
        assertThat(bob.refused(new SetGroupSetting(group, GroupSetting.ADMINS_WRITE)))
                .isEqualTo(401);

        Group now = bob.ask(new GetGroupInfo(group));
        assertThat(now.description().map(GroupDescription::text)).contains("What else we are for");
        assertThat(now.settings().orElseThrow().disappearingTimer()).isEqualTo(Duration.ofDays(7));
        assertThat(now.settings().orElseThrow().has(GroupSetting.ADMINS_EDIT)).isTrue();
        assertThat(now.settings().orElseThrow().has(GroupSetting.EVERYBODY_WRITES))
                .isTrue();
        ann.ask(new UnlockGroup(group));
        ann.ask(new SetGroupDescription(group, ""));
        assertThat(bob.told(GroupDescriptionChanged.class, event -> event.description()
                                .isEmpty())
                        .from())
                .isEqualTo(group);
        assertThat(bob.ask(new GetGroupInfo(group)).description()).isEmpty();
    }

    @Test
    void joinsByLinkUntilItIsVoid() {
        Party group = ann.ask(new CreateGroup("Friends", List.of(phone(CAT)))).id();
        InviteLink link = ann.ask(new GetInviteLink(group));

        assertThat(bob.ask(new GetInviteInfo(link.url())).subject()).isEqualTo("Friends");
        assertThat(bob.ask(new JoinGroup(link.url()))).isEqualTo(new JoinOutcome(group, false));
        assertThat(bob.told(GroupCreated.class).group().participants()).contains(bob.party(), ann.party());
        assertThat(ann.told(GroupParticipantsAdded.class).participants()).containsExactly(bob.party());
        assertThat(bob.refused(new JoinGroup(link.code()))).isEqualTo(304);
        assertThat(bob.refused(new GetInviteLink(group))).isEqualTo(401);
        InviteLink fresh = ann.ask(new RevokeInviteLink(group));
        assertThat(fresh.code()).isNotEqualTo(link.code());
        assertThat(bob.told(GroupInviteLinkChanged.class).link()).contains(fresh);
        assertThat(bob.refused(new GetInviteInfo(link.code()))).isEqualTo(410);
        assertThat(bob.refused(new GetInviteInfo("neverWasThereSuchACode"))).isEqualTo(406);
        ann.ask(new RemoveParticipants(group, List.of(bob.party())));
        assertThat(bob.refused(new JoinGroup(fresh.code()))).isEqualTo(405);
    }

    @Test
    void comesInByAnInvitationThatAnAdministratorSent() {
        bob.ask(new SetPrivacySetting(PrivacyCategory.GROUPS, PrivacyAudience.NONE));
        Party group = ann.ask(new CreateGroup("Friends", List.of(phone(CAT)))).id();
        AddRequest request = ann.ask(new AddParticipants(group, List.of(bob.party())))
                .get(0)
                .addRequest()
                .orElseThrow();
        GroupInvitation invitation = GroupInvitation.builder(group, request.code())
                .name("Friends")
                .expires(request.expires().orElseThrow())
                .build();
        ann.ask(new SendMessage(bob.party(), invitation));
        MessageReceived came = bob.told(MessageReceived.class);

        assertThat(bob.ask(new GetInvitationInfo(came.sender(), came.content())).subject())
                .isEqualTo("Friends");
        assertThat(bob.ask(new AcceptInvitation(came.sender(), came.content()))).isEqualTo(Done.DONE);
        assertThat(bob.told(GroupCreated.class).from()).isEqualTo(group);
        assertThat(bob.refused(new AcceptInvitation(came.sender(), came.content())))
                .isEqualTo(304);
        assertThat(bob.refused(new AcceptInvitation(
                        phone(CAT), GroupInvitation.builder(group, "another").build())))
                .isEqualTo(304);
        assertThatThrownBy(() -> new AcceptInvitation(came.sender(), new Text("come in")))
                .hasMessageContaining("expected is the groupInvitation");
    }

    @Test
    void takesItsRequestToJoinBack() {
        Party group = ann.ask(new CreateGroup("Friends", List.of(phone(CAT)))).id();
        ann.ask(new SetGroupSetting(group, GroupSetting.ASK_TO_JOIN));
        bob.ask(new JoinGroup(ann.ask(new GetInviteLink(group)).code()));
        ann.told(GroupJoinRequested.class);

        assertThat(bob.ask(new CancelJoinRequest(group))).isEqualTo(Done.DONE);
        assertThat(ann.told(GroupJoinRequestsWithdrawn.class).people()).containsExactly(bob.party());
        assertThat(ann.ask(new GetJoinRequests(group))).isEmpty();
        assertThat(bob.refused(new CancelJoinRequest(group))).isEqualTo(404);
    }

    @Test
    void knowsWhatItsOwnPhoneWritesInAGroupForItsOwn() {
        Party group = group(BOB);
        bob.told(GroupCreated.class);
        emulator.phone(ANN).sends("from the phone").to(group.id().user());

        MessageReceived own = ann.told(MessageReceived.class);
        assertThat(own.own()).isTrue();
        assertThat(own.sender()).isEqualTo(ann.party());
        assertThat(bob.told(MessageReceived.class).own()).isFalse();
    }

    @Test
    void letsPeopleInWhoAskedOrTurnsThemAway() {
        Party group = ann.ask(new CreateGroup("Friends", List.of(phone(CAT)))).id();
        ann.ask(new SetGroupSetting(group, GroupSetting.ASK_TO_JOIN));
        String code = ann.ask(new GetInviteLink(group)).code();

        assertThat(bob.ask(new JoinGroup(code))).isEqualTo(new JoinOutcome(group, true));
        GroupJoinRequested asked = ann.told(GroupJoinRequested.class);
        assertThat(asked.people()).containsExactly(bob.party());
        assertThat(asked.method()).contains("invite_link");
        JoinRequest request = ann.ask(new GetJoinRequests(group)).get(0);
        assertThat(request.party()).isEqualTo(bob.party());
        assertThat(request.requestedAt()).isPresent();
        assertThat(ann.ask(new RejectJoinRequests(group, List.of(bob.party())))).allMatch(PartyOutcome::isDone);
        assertThat(ann.told(GroupJoinRequestsWithdrawn.class).people()).containsExactly(bob.party());
        assertThat(ann.ask(new GetJoinRequests(group))).isEmpty();
        bob.ask(new JoinGroup(code));
        assertThat(ann.ask(new ApproveJoinRequests(group, List.of(phone(BOB), phone(CAT)))))
                .containsExactly(new PartyOutcome(bob.party(), 200), new PartyOutcome(known(CAT), 404));
        assertThat(bob.told(GroupCreated.class).from()).isEqualTo(group);
        assertThat(bob.refused(new GetJoinRequests(group))).isEqualTo(403);
    }

    @Test
    void setsThePictureOfAGroup() throws IOException {
        Party group = group(BOB);

        String id = ann.ask(new SetGroupPicture(group, png())).pictureId().orElseThrow();

        ProfilePictureChanged told = bob.told(ProfilePictureChanged.class);
        assertThat(told.from()).isEqualTo(group);
        assertThat(told.pictureId()).contains(id);
        assertThat(told.author()).contains(ann.party());
        assertThat(ImageIO.read(new ByteArrayInputStream(
                        bob.ask(new GetProfilePicture(group, Optional.empty())).image())))
                .extracting(BufferedImage::getWidth)
                .isEqualTo(640);
    }

    @Test
    void sharesGroupsWithClassicClients() {
        try (TestAccount cat = TestAccount.on(emulator, CAT).start()) {
            await().until(() -> cat.client().status().isOnline());
            Party group = ann.ask(new CreateGroup("Friends", List.of(phone(BOB), phone(CAT))))
                    .id();
            await().until(() -> !cat.events(GroupCreated.class).isEmpty());
            assertThat(cat.events(GroupCreated.class).get(0).group().participants())
                    .containsExactly(phone(ANN), phone(BOB), phone(CAT));

            TestAccount.join(cat.client().execute(new SetGroupSubject(group, "From 2015")));

            assertThat(bob.told(GroupSubjectChanged.class).subject()).isEqualTo("From 2015");
            assertThat(bob.told(GroupSubjectChanged.class).author()).contains(party(CAT));
            Group made = TestAccount.join(cat.client().execute(new CreateGroup("Old", List.of(phone(ANN)))));
            GroupCreated told =
                    ann.told(GroupCreated.class, event -> event.from().equals(made.id()));
            assertThat(told.group().settings().orElseThrow().hidden()).isFalse();
            assertThat(told.group().participants()).containsExactly(party(CAT), ann.party());
        }
    }

    @Test
    void isToldWhatMembersWithoutALinkedDeviceDo() {
        EmulatedGroup made = emulator.group("34600000003-1400000000", "Friends", CAT, ANN);
        made.member(CAT).describes("For friends");
        made.member(CAT).announces(true);
        made.member(CAT).disappearsAfter(86_400);
        made.member(CAT).adds(BOB);

        GroupDescriptionChanged told = ann.told(GroupDescriptionChanged.class);
        assertThat(told.from().id()).isEqualTo(made.jid());
        assertThat(told.author().flatMap(Party::phone)).contains(CAT);
        assertThat(told.description()).contains("For friends");
        assertThat(ann.told(GroupSettingChanged.class).setting()).isEqualTo(GroupSetting.ADMINS_WRITE);
        assertThat(ann.told(GroupTimerChanged.class).timer()).isEqualTo(Duration.ofDays(1));
        assertThat(ann.told(GroupParticipantsAdded.class).participants()).containsExactly(bob.party());
        Group asked = bob.ask(new GetGroupInfo(told.from()));
        assertThat(asked.participants()).containsExactly(party(CAT), ann.party(), bob.party());
        assertThat(asked.settings().orElseThrow().hidden()).isFalse();
        made.hidden(true);
        assertThat(bob.ask(new GetGroupInfo(told.from())).participants()).isEqualTo(asked.participants());
    }

    @Test
    void isToldAsItCameWhatItDoesNotKnow() {
        EmulatedGroup made = emulator.group("34600000001-1400000000", "Friends", ANN, BOB);
        int device = emulator.phone(ANN).linkedDevices().get(0).number();
        emulator.account(ANN)
                .notifyDevice(device, Jid.parse(made.jid().toString()), "w:gp2", Node.of("brand_new_thing"));

        UnknownStanza told = ann.told(UnknownStanza.class);
        assertThat(told.type()).isEqualTo("w:gp2/brand_new_thing");
    }

    private Party group(String... others) {
        return ann.ask(new CreateGroup(
                        "Friends",
                        List.of(others).stream().map(LinkedGroupsIT::phone).toList()))
                .id();
    }

    private Party party(String number) {
        return Party.of(
                emulator.account(number).lid(),
                Optional.of(emulator.account(number).jid()));
    }

    private static Party phone(String number) {
        return Party.ofPhone(number);
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(100, 80, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
