package io.github.camelwhatsapp.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.classic.stanza.ClassicRequests;
import io.github.camelwhatsapp.model.ContactSyncMode;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Presence;
import io.github.camelwhatsapp.model.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
                bad(() -> new CreateGroup("x".repeat(101), List.of(ANN)), "createGroup", "subject", "101", "100"),
                bad(() -> new CreateGroup(" ", List.of(ANN)), "createGroup", "subject", "blanks"),
                bad(() -> new CreateGroup("x", List.of()), "createGroup", "participants", "0 entries", "1 to 1023"),
                bad(() -> new CreateGroup("x", people(1_024)), "participants", "1024 entries", "1 to 1023"),
                bad(() -> new CreateGroup("x", List.of(GROUP)), "participants", "34123456789-1400000000", "a person"),
                bad(() -> new CreateGroup("x", List.of(ANN, ANN)), "participants", "34123456789", "twice"),
                bad(() -> new SetGroupSubject(ANN, "x"), "setGroupSubject", "to", "34123456789", "a group"),
                bad(() -> new SetGroupSubject(GROUP, "x".repeat(101)), "setGroupSubject", "subject", "101"),
                bad(() -> new AddParticipants(ANN, List.of(ANN)), "addParticipants", "to", "a group"),
                bad(() -> new RemoveParticipants(GROUP, List.of()), "removeParticipants", "participants"),
                bad(() -> new PromoteParticipants(GROUP, people(1_025)), "promoteParticipants", "1025 entries"),
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
                bad(() -> new RejectCall(GROUP, "o", "c"), "rejectCall", "to", "a person"),
                bad(() -> new RejectCall(ANN, "", "c"), "rejectCall", "offerId"),
                bad(() -> new SetRecoveryToken(" "), "setRecoveryToken", "token", "blank"),
                bad(() -> new SetRecoveryToken("x".repeat(4_097)), "setRecoveryToken", "token", "4097", "4096"),
                bad(() -> new SetPushToken(""), "setPushToken", "token", "blank"),
                bad(() -> new SetStatus("x".repeat(140)), "setStatus", "status", "140", "139"),
                bad(() -> new SetPresence(Presence.AVAILABLE, Optional.of(" ")), "setPresence", "nickname", "blank"),
                bad(() -> new GetPhotoIds(List.of()), "getPhotoIds", "people", "0 people"),
                bad(() -> new GetPhotoIds(List.of(GROUP)), "getPhotoIds", "people", "34123456789-1400000000"),
                bad(() -> new GetStatuses(people(10_001)), "getStatuses", "people", "10001", "10000"),
                bad(() -> new GetHasVoip(List.of(GROUP)), "getHasVoip", "people", "34123456789-1400000000"),
                bad(() -> new GetNormalizedJid("ES", "1"), "getNormalizedJid", "countryCode", "'ES'", "1 to 4 digits"),
                bad(() -> new GetNormalizedJid("34", "Ann"), "getNormalizedJid", "number", "'Ann'", "1 to 15 digits"),
                bad(() -> new GetServicePricing(Optional.of("e"), Optional.empty()), "getServicePricing", "language"),
                bad(() -> new GetServicePricing(Optional.empty(), Optional.of("E5")), "getServicePricing", "country"),
                bad(() -> new RequestCode(none(), none(), Optional.of("spanish"), none()), "requestCode", "language"),
                bad(() -> new RequestCode(none(), none(), none(), Optional.of("")), "requestCode", "country"),
                bad(() -> new RegisterCode("12"), "registerCode", "2 characters", "123-456"),
                bad(() -> new RegisterCode("twelve"), "registerCode", "6 characters", "digits"),
                bad(() -> new ChangeNumber("Ann", none()), "changeNumber", "oldNumber", "'Ann'"),
                bad(() -> new RemoveAccount(Optional.of("1"), none(), none()), "removeAccount", "language"),
                bad(() -> new SetBlockedList(List.of(GROUP)), "setBlockedList", "blocked", "34123456789-1400000000"),
                bad(() -> new SetBlockedList(List.of(ANN, ANN)), "setBlockedList", "blocked", "twice"),
                bad(() -> new SetProfilePicture(new byte[0]), "setProfilePicture", "picture", "0 bytes"),
                bad(() -> new SetGroupPicture(ANN, new byte[1]), "setGroupPicture", "to", "a group"),
                bad(() -> new SetGroupPicture(GROUP, new byte[0]), "setGroupPicture", "picture", "0 bytes"),
                bad(() -> new SubscribePresence(GROUP), "subscribePresence", "to", "only a person"),
                bad(() -> new UnsubscribePresence(GROUP), "unsubscribePresence", "to", "only a person"),
                bad(() -> new MarkRead(ANN, List.of(), none()), "markRead", "targetMessageId", "[]"),
                bad(() -> new MarkRead(ANN, List.of("a", " "), none()), "markRead", "targetMessageId"),
                bad(
                        () -> new ReadMessageStore(none(), none(), Optional.of(0)),
                        "readMessageStore",
                        "limit",
                        "0",
                        "100000"),
                bad(() -> new SendPong(" "), "sendPong", "pingId", "1 to 256"),
                bad(() -> new TrustIdentity(GROUP), "trustIdentity", "to", "a person"),
                bad(() -> new LinkByCode(GROUP), "linkByCode", "34123456789-1400000000", "7 to 15 digits"));
    }

    /** What has arguments of which any can be sent: an address, or one of a few words that nothing else converts to. */
    private static final Set<Class<?>> TAKE_ANYTHING = Set.of(GetProfilePicture.class, SetPrivacySetting.class);

    @Test
    void triesEveryRequestOfTheClassicGenerationThatHasArguments() {
        String tried = bad().map(Bad::toString).collect(Collectors.joining(" "));

        assertThat(leaves(Operation.class)
                        .filter(type -> ClassicRequests.CATALOGUE.has(type) && type.getRecordComponents().length > 0)
                        .filter(type -> !TAKE_ANYTHING.contains(type)))
                .allSatisfy(type -> assertThat(tried).contains(Operation.nameOf(type)));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(OperationChecksTest::leaves)
                : Stream.of(type);
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
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
