package io.github.camelwhatsapp.classic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.classic.stanza.ClassicRequests;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PrivacyAudience;
import io.github.camelwhatsapp.model.PrivacyCategory;
import io.github.camelwhatsapp.operation.AddParticipants;
import io.github.camelwhatsapp.operation.ClearDirty;
import io.github.camelwhatsapp.operation.DeleteBroadcastLists;
import io.github.camelwhatsapp.operation.DemoteParticipants;
import io.github.camelwhatsapp.operation.ExtendAccount;
import io.github.camelwhatsapp.operation.GetBlockedList;
import io.github.camelwhatsapp.operation.GetBroadcastLists;
import io.github.camelwhatsapp.operation.GetClientConfig;
import io.github.camelwhatsapp.operation.GetGroupInfo;
import io.github.camelwhatsapp.operation.GetGroups;
import io.github.camelwhatsapp.operation.GetHasVoip;
import io.github.camelwhatsapp.operation.GetNormalizedJid;
import io.github.camelwhatsapp.operation.GetOwnedGroups;
import io.github.camelwhatsapp.operation.GetPhotoIds;
import io.github.camelwhatsapp.operation.GetPrivacySettings;
import io.github.camelwhatsapp.operation.GetProfilePicture;
import io.github.camelwhatsapp.operation.GetServerProperties;
import io.github.camelwhatsapp.operation.GetServicePricing;
import io.github.camelwhatsapp.operation.GetStatuses;
import io.github.camelwhatsapp.operation.LeaveGroups;
import io.github.camelwhatsapp.operation.LockGroup;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.Ping;
import io.github.camelwhatsapp.operation.PromoteParticipants;
import io.github.camelwhatsapp.operation.RemoveAccount;
import io.github.camelwhatsapp.operation.RemoveParticipants;
import io.github.camelwhatsapp.operation.SetBlockedList;
import io.github.camelwhatsapp.operation.SetClientConfig;
import io.github.camelwhatsapp.operation.SetGroupSubject;
import io.github.camelwhatsapp.operation.SetPrivacySetting;
import io.github.camelwhatsapp.operation.SetPushToken;
import io.github.camelwhatsapp.operation.SetRecoveryToken;
import io.github.camelwhatsapp.operation.SetStatus;
import io.github.camelwhatsapp.operation.UnlockGroup;
import io.github.camelwhatsapp.stream.OperationFlows;
import io.github.camelwhatsapp.stream.Performing;
import io.github.camelwhatsapp.stream.Requests;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the server refuses is told by one exception, with the server's code and text and the operation's name. */
class RefusedRequestsTest {
    private static final Party ANN = Party.ofPhone("34600000001");
    private static final Party GROUP = Party.parse("34600000001-1400000000");

    private final Queue<Node> written = new ArrayDeque<>();
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final Requests requests = new Requests(time, Runnable::run, written::add);
    private final Performing performing = new Performing(
            time,
            ClassicRequests.CATALOGUE,
            new OperationFlows(),
            (name, request) -> requests.send(name, Duration.ofSeconds(30), request));

    static Stream<Operation<?>> operations() {
        return Stream.of(
                new Ping(),
                new ClearDirty(List.of("groups")),
                new GetServerProperties(),
                new GetClientConfig(),
                new SetClientConfig(),
                new SetPushToken("token"),
                new SetRecoveryToken("token"),
                new GetNormalizedJid("34", "600000001"),
                new GetServicePricing(Optional.empty(), Optional.empty()),
                new ExtendAccount(),
                new RemoveAccount(Optional.empty(), Optional.empty(), Optional.empty()),
                new GetHasVoip(List.of(ANN)),
                new GetBlockedList(),
                new SetBlockedList(List.of(ANN)),
                new GetPrivacySettings(),
                new SetPrivacySetting(PrivacyCategory.LAST_SEEN, PrivacyAudience.ALL),
                new GetProfilePicture(ANN, Optional.empty()),
                new GetPhotoIds(List.of(ANN)),
                new GetStatuses(List.of(ANN)),
                new SetStatus("at sea"),
                new GetBroadcastLists(),
                new DeleteBroadcastLists(List.of(Party.parse("1467000000@broadcast"))),
                new GetGroups(),
                new GetOwnedGroups(),
                new GetGroupInfo(GROUP),
                new SetGroupSubject(GROUP, "friends"),
                new AddParticipants(GROUP, List.of(ANN)),
                new RemoveParticipants(GROUP, List.of(ANN)),
                new PromoteParticipants(GROUP, List.of(ANN)),
                new DemoteParticipants(GROUP, List.of(ANN)),
                new LockGroup(GROUP),
                new UnlockGroup(GROUP),
                new LeaveGroups(List.of(GROUP)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void tellsCodeTextAndOperation(Operation<?> operation) {
        CompletableFuture<?> answer =
                performing.perform(operation).orElseThrow().toCompletableFuture();
        String id = written.remove().attributes().requireText("id");

        requests.answered(Node.builder("iq")
                .attribute("id", id)
                .attribute("type", "error")
                .child(Node.builder("error")
                        .attribute("code", "406")
                        .attribute("text", "not-acceptable")
                        .build())
                .build());

        assertThat(answer)
                .failsWithin(Duration.ofSeconds(1))
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(406);
                    assertThat(refused.text()).isEqualTo("not-acceptable");
                    assertThat(refused.request()).isEqualTo(operation.name());
                    assertThat(refused).hasMessageContaining(operation.name());
                });
    }

    static Stream<Operation<?>> tooMuch() {
        List<Party> many = IntStream.range(0, 102)
                .mapToObj(i -> Party.ofPhone("3460000" + (1000 + i)))
                .toList();
        return Stream.of(
                new SetGroupSubject(GROUP, "x".repeat(26)),
                new AddParticipants(GROUP, many),
                new RemoveParticipants(GROUP, many),
                new PromoteParticipants(GROUP, many),
                new DemoteParticipants(GROUP, many));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void refusesBeforeItIsSentWhatIsTooMuchForThisGeneration(Operation<?> operation) {
        assertThat(performing.perform(operation).orElseThrow())
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOf(IllegalArgumentException.class)
                .withMessageContaining(operation.name())
                .withMessageContaining("allowed are 1 to");
        assertThat(written).isEmpty();
        time.advance(Duration.ofMinutes(1));
    }

    @Test
    void triesEveryOperationThatTheServerAnswers() {
        Set<Class<?>> tried = operations().map(Operation::getClass).collect(Collectors.toSet());

        assertThat(leaves(Operation.class).filter(ClassicRequests.CATALOGUE::has))
                .allMatch(tried::contains);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(RefusedRequestsTest::leaves)
                : Stream.of(type);
    }
}
