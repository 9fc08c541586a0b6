package io.github.camelwhatsapp.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.model.ContactSyncMode;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an operation refuses before anything is sent: it says which argument, what was given and what is allowed. */
class OperationChecksTest {
    private static final Party GROUP = Party.parse("34123456789-1400000000");
    private static final Party ANN = Party.ofPhone("34123456789");

    @ParameterizedTest
    @MethodSource("bad")
    void refusesBadArguments(Bad bad) {
        assertThatThrownBy(bad.made)
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(problem -> assertThat(problem.getMessage()).contains(bad.words));
    }

    static Stream<Bad> bad() {
        return Stream.of(
                bad(() -> new CreateGroup("x".repeat(26), List.of(ANN)), "createGroup", "subject", "26", "25"),
                bad(() -> new CreateGroup(" ", List.of(ANN)), "createGroup", "subject", "blanks"),
                bad(() -> new CreateGroup("x", List.of()), "createGroup", "participants", "0 entries", "1 to 100"),
                bad(() -> new CreateGroup("x", people(101)), "participants", "101 entries", "1 to 100"),
                bad(() -> new CreateGroup("x", List.of(GROUP)), "participants", "34123456789-1400000000", "a person"),
                bad(() -> new CreateGroup("x", List.of(ANN, ANN)), "participants", "34123456789", "twice"),
                bad(() -> new SetGroupSubject(ANN, "x"), "setGroupSubject", "to", "34123456789", "a group"),
                bad(() -> new SetGroupSubject(GROUP, "x".repeat(26)), "setGroupSubject", "subject", "26"),
                bad(() -> new AddParticipants(ANN, List.of(ANN)), "addParticipants", "to", "a group"),
                bad(() -> new RemoveParticipants(GROUP, List.of()), "removeParticipants", "participants"),
                bad(() -> new PromoteParticipants(GROUP, people(102)), "promoteParticipants", "102 entries"),
                bad(() -> new DemoteParticipants(GROUP, List.of(GROUP)), "demoteParticipants", "a person"),
                bad(() -> new GetGroupInfo(ANN), "getGroupInfo", "to"),
                bad(() -> new LockGroup(ANN), "lockGroup", "to"),
                bad(() -> new UnlockGroup(ANN), "unlockGroup", "to"),
                bad(() -> new LeaveGroups(List.of()), "leaveGroups", "to", "0 entries"),
                bad(() -> new LeaveGroups(List.of(ANN)), "leaveGroups", "to", "a group"),
                bad(() -> new SendBroadcast(List.of(), new Text("x")), "sendBroadcast", "recipients", "1 to 50"),
                bad(() -> new SendBroadcast(people(51), new Text("x")), "sendBroadcast", "recipients", "51 entries"),
                bad(() -> new DeleteBroadcastLists(List.of(GROUP)), "deleteBroadcastLists", "lists", "@broadcast"),
                bad(() -> sync(List.of("abc"), Optional.empty()), "syncContacts", "numbers", "'abc'", "digits"),
                bad(() -> sync(List.of(), Optional.empty()), "syncContacts", "0 entries"),
                bad(() -> sync(numbers(25_001), Optional.empty()), "syncContacts", "25001 entries", "25000"),
                bad(() -> new ClearDirty(List.of()), "clearDirty", "categories"),
                bad(() -> new RejectCall(ANN, "o", " "), "rejectCall", "callId"),
                bad(() -> new RejectCall(GROUP, "o", "c"), "rejectCall", "to", "a person"));
    }

    @Test
    void takesMoreNumbersInPartsThanAtOnce() {
        assertThat(sync(numbers(25_001), Optional.of(ContactSyncMode.CHUNKED_BACKGROUND))
                        .numbers())
                .hasSize(25_001);
    }

    @Test
    void putsAPlusBeforeNumbersAndSkipsWhatPeopleWriteBetween() {
        assertThat(sync(List.of("34 123 456 789", "+34(123)456-789"), Optional.empty())
                        .numbers())
                .containsExactly("+34123456789", "+34123456789");
    }

    private static Bad bad(ThrowingCallable made, String... words) {
        return new Bad(made, words);
    }

    private static SyncContacts sync(List<String> numbers, Optional<ContactSyncMode> mode) {
        return new SyncContacts(numbers, Optional.empty(), mode);
    }

    private static List<Party> people(int count) {
        return numbers(count).stream().map(Party::ofPhone).toList();
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "346" + (10_000_000 + i)).toList();
    }

    private record Bad(ThrowingCallable made, String... words) {
        @Override
        public String toString() {
            return String.join(" ", words);
        }
    }
}
