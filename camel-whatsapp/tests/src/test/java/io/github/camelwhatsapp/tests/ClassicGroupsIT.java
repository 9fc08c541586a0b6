package io.github.camelwhatsapp.tests;

import static io.github.camelwhatsapp.tests.TestAccount.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.emulator.EmulatedGroup;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.GroupCreated;
import io.github.camelwhatsapp.event.GroupParticipantChangedNumber;
import io.github.camelwhatsapp.event.GroupParticipantsAdded;
import io.github.camelwhatsapp.event.GroupParticipantsDemoted;
import io.github.camelwhatsapp.event.GroupParticipantsPromoted;
import io.github.camelwhatsapp.event.GroupParticipantsRemoved;
import io.github.camelwhatsapp.event.GroupSubjectChanged;
import io.github.camelwhatsapp.model.Group;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PartyOutcome;
import io.github.camelwhatsapp.operation.AddParticipants;
import io.github.camelwhatsapp.operation.CreateGroup;
import io.github.camelwhatsapp.operation.DemoteParticipants;
import io.github.camelwhatsapp.operation.GetGroupInfo;
import io.github.camelwhatsapp.operation.GetGroups;
import io.github.camelwhatsapp.operation.GetOwnedGroups;
import io.github.camelwhatsapp.operation.LeaveGroups;
import io.github.camelwhatsapp.operation.LockGroup;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.PromoteParticipants;
import io.github.camelwhatsapp.operation.RemoveParticipants;
import io.github.camelwhatsapp.operation.SetGroupSubject;
import io.github.camelwhatsapp.operation.UnlockGroup;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups: what an account does with them, and what it is told of them. */
class ClassicGroupsIT extends AnnAndBob {
    private static final String GROUP = "34600000001-1400000000";
    private static final Party FRIENDS = Party.parse(GROUP);

    @BeforeEach
    void letCatHaveAnAccount() {
        emulator.account(CAT);
    }

    @Test
    void createsAGroupAndTellsItsMembers() {
        Group made = join(ann.client().execute(new CreateGroup("Friends", people(BOB, CAT))));

        assertThat(made.subject()).isEqualTo("Friends");
        assertThat(made.creator()).contains(Party.ofPhone(ANN));
        assertThat(made.creation()).isPresent();
        assertThat(made.participants()).containsExactlyElementsOf(people(ANN, BOB, CAT));
        assertThat(made.admins()).containsExactly(Party.ofPhone(ANN));
        GroupCreated told = only(bob, GroupCreated.class);
        assertThat(told.from()).isEqualTo(made.id());
        assertThat(told.group()).isEqualTo(made);
        assertThat(told.author()).contains(Party.ofPhone(ANN));
        assertThat(ann.events(GroupCreated.class)).isEmpty();
    }

    @Test
    void leavesOutWhoIsNotThereWhenItCreatesAGroup() {
        Group made = join(ann.client().execute(new CreateGroup("Friends", people(BOB, "34999999999"))));

        assertThat(made.participants()).containsExactlyElementsOf(people(ANN, BOB));
        assertThat(refusal(new CreateGroup("Nobody", people("34999999999"))).code())
                .isEqualTo(406);
    }

    @Test
    void listsTheGroupsItIsInAndThoseItHasMade() {
        emulator.group(GROUP, "Mine", ANN, BOB);
        emulator.group("34600000002-1400000001", "Bob's", BOB, ANN);
        emulator.group("34600000002-1400000002", "Not mine", BOB);

        assertThat(join(ann.client().execute(new GetGroups())))
                .extracting(Group::subject)
                .containsExactly("Mine", "Bob's");
        assertThat(join(ann.client().execute(new GetOwnedGroups())))
                .extracting(Group::id)
                .containsExactly(FRIENDS);
    }

    @Test
    void tellsWhatAGroupIs() {
        emulator.group(GROUP, "Friends", ANN, BOB);

        Group info = join(ann.client().execute(new GetGroupInfo(FRIENDS)));

        assertThat(info.id()).isEqualTo(FRIENDS);
        assertThat(info.subjectAuthor()).contains(Party.ofPhone(ANN));
        assertThat(info.subjectChange()).isPresent();
        assertThat(info.participants()).containsExactlyElementsOf(people(ANN, BOB));
        assertThat(refusal(new GetGroupInfo(Party.parse("34600000009-1400000000"))))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(404))
                .hasMessageContaining("getGroupInfo")
                .hasMessageContaining("item-not-found");
    }

    @Test
    void renamesAGroup() {
        EmulatedGroup group = emulator.group(GROUP, "Friends", ANN, BOB);

        join(ann.client().execute(new SetGroupSubject(FRIENDS, "Old friends")));

        assertThat(group.subject()).isEqualTo("Old friends");
        GroupSubjectChanged told = only(bob, GroupSubjectChanged.class);
        assertThat(told.subject()).isEqualTo("Old friends");
        assertThat(told.author()).contains(Party.ofPhone(ANN));
        assertThat(told.subjectChange()).isPresent();
    }

    @Test
    void changesWhoIsInAGroupAndSaysOfEachWhetherItWasDone() {
        EmulatedGroup group = emulator.group(GROUP, "Friends", ANN, BOB);

        assertThat(join(ann.client().execute(new AddParticipants(FRIENDS, people(CAT, "34999999999")))))
                .containsExactly(
                        new PartyOutcome(Party.ofPhone(CAT), 200), new PartyOutcome(Party.ofPhone("34999999999"), 404));
        assertThat(group.members()).containsExactly(ANN, BOB, CAT);
        assertThat(only(bob, GroupParticipantsAdded.class).participants()).containsExactlyElementsOf(people(CAT));

        assertThat(join(ann.client().execute(new PromoteParticipants(FRIENDS, people(BOB)))))
                .allMatch(PartyOutcome::isDone);
        assertThat(group.admins()).containsExactly(ANN, BOB);
        assertThat(only(bob, GroupParticipantsPromoted.class).author()).contains(Party.ofPhone(ANN));

        assertThat(join(ann.client().execute(new DemoteParticipants(FRIENDS, people(BOB)))))
                .allMatch(PartyOutcome::isDone);
        assertThat(only(bob, GroupParticipantsDemoted.class).participants()).containsExactlyElementsOf(people(BOB));

        assertThat(join(ann.client().execute(new RemoveParticipants(FRIENDS, people(BOB)))))
                .allMatch(PartyOutcome::isDone);
        assertThat(group.members()).containsExactly(ANN, CAT);
        assertThat(only(bob, GroupParticipantsRemoved.class).participants()).containsExactlyElementsOf(people(BOB));
    }

    @Test
    void isRefusedWhatOnlyAnAdministratorMayDo() {
        EmulatedGroup group = emulator.group(GROUP, "Friends", BOB, ANN);

        assertThat(refusal(new AddParticipants(FRIENDS, people(CAT))).code()).isEqualTo(401);
        assertThat(refusal(new LockGroup(FRIENDS)).code()).isEqualTo(401);
        group.remove(ANN);
        assertThat(refusal(new SetGroupSubject(FRIENDS, "Mine now")).code()).isEqualTo(403);
        assertThat(group.subject()).isEqualTo("Friends");
    }

    @Test
    void locksAndUnlocksAGroup() {
        EmulatedGroup group = emulator.group(GROUP, "Friends", BOB, ANN);

        join(bob.client().execute(new LockGroup(FRIENDS)));
        assertThat(group.isLocked()).isTrue();
        assertThat(refusal(new SetGroupSubject(FRIENDS, "Mine now")).code()).isEqualTo(401);

        join(bob.client().execute(new UnlockGroup(FRIENDS)));
        join(ann.client().execute(new SetGroupSubject(FRIENDS, "Ours")));
        assertThat(group.subject()).isEqualTo("Ours");
    }

    @Test
    void leavesSeveralGroupsAndSaysWhichItWasNotIn() {
        EmulatedGroup group = emulator.group(GROUP, "Friends", ANN, BOB);
        emulator.group("34600000002-1400000002", "Not mine", BOB);
        Party other = Party.parse("34600000002-1400000002");

        assertThat(join(ann.client().execute(new LeaveGroups(List.of(FRIENDS, other)))))
                .containsExactly(new PartyOutcome(FRIENDS, 200), new PartyOutcome(other, 404));

        assertThat(group.members()).containsExactly(BOB);
        assertThat(group.admins()).containsExactly(BOB);
        assertThat(only(bob, GroupParticipantsRemoved.class).participants()).containsExactlyElementsOf(people(ANN));
    }

    @Test
    void hearsThatAMemberHasAnotherNumber() {
        EmulatedGroup group = emulator.group(GROUP, "Friends", ANN, CAT);

        group.member(CAT).changesNumber("34600000004");

        GroupParticipantChangedNumber told = only(ann, GroupParticipantChangedNumber.class);
        assertThat(told.oldNumber()).isEqualTo(Party.ofPhone(CAT));
        assertThat(told.newNumber()).isEqualTo(Party.ofPhone("34600000004"));
        emulator.awaitSettled(ANN, SOON);
    }

    @Test
    void hearsOfMembersInTheFormOf2014() {
        emulator.account(ANN).news().memberAsIn2014(GROUP, BOB, true);
        emulator.account(ANN).news().memberAsIn2014(GROUP, BOB, false);

        assertThat(only(ann, GroupParticipantsAdded.class).participants()).containsExactlyElementsOf(people(BOB));
        assertThat(only(ann, GroupParticipantsRemoved.class).from()).isEqualTo(FRIENDS);
    }

    private RefusedException refusal(Operation<?> operation) {
        return (RefusedException) ann.client()
                .execute(operation)
                .handle((done, problem) -> problem instanceof CompletionException ? problem.getCause() : problem)
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
